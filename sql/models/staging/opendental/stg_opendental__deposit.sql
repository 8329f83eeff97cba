with source as (
    select * from {{ source('opendental', 'deposit') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'deposit'
),

renamed as (
    select
        "DepositNum" as deposit_id,
        {{ date_or_null('"DateDeposit"') }} as deposit_date,
        {{ money('"Amount"') }} as deposit_amount,
        {{ text_or_null('"BankAccountInfo"') }} as bank_account,
        {{ key_or_null('"DepositAccountNum"') }} as deposit_account_id,
        {{ text_or_null('"Batch"') }} as batch_number,
        {{ text_or_null('"Memo"') }} as memo,
        {{ flag('"IsSentToQuickBooksOnline"') }} as is_sent_to_quickbooks_online,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
