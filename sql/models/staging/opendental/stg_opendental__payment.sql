with source as (
    select * from {{ source('opendental', 'payment') }}
),

{{ load_status('payment') }},

renamed as (
    select
        "PayNum" as payment_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"PayType"') }} as payment_type_id,
        {{ date_or_null('"PayDate"') }} as payment_date,
        {{ money('"PayAmt"') }} as payment_amount,
        {{ text_or_null('"CheckNum"') }} as check_number,
        {{ key_or_null('"DepositNum"') }} as deposit_id,
        {{ flag('"IsSplit"') }} as is_split,
        {{ stamps(created_at='"DateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
