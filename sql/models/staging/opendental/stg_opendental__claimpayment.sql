with source as (
    select * from {{ source('opendental', 'claimpayment') }}
),

{{ load_status('claimpayment') }},

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
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
