with source as (
    select * from {{ source('opendental', 'claimpayment') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'claimpayment'
),

renamed as (
    select
        "ClaimPaymentNum" as claim_payment_id,
        {{ date_or_null('"CheckDate"') }} as check_date,
        {{ money('"CheckAmt"') }} as check_amount,
        {{ text_or_null('"CheckNum"') }} as check_number,
        {{ text_or_null('"CarrierName"') }} as carrier_name,
        {{ date_or_null('"DateIssued"') }} as issued_date,
        {{ flag('"IsPartial"') }} as is_partial,
        {{ key_or_null('"PayType"') }} as payment_type_id,
        {{ key_or_null('"DepositNum"') }} as deposit_id,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"SecDateEntry"') }} as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
