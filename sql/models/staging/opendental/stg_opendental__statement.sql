with source as (
    select * from {{ source('opendental', 'statement') }}
),

{{ load_status('statement') }},

renamed as (
    select
        "StatementNum" as statement_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ date_or_null('"DateSent"') }} as sent_date,
        {{ date_or_null('"DateRangeFrom"') }} as range_from_date,
        nullif(nullif("DateRangeTo", date '2200-01-01'), date '0001-01-01') as range_to_date,
        "Mode_" as mode_code,
        {{ flag('"IsSent"') }} as is_sent,
        {{ flag('"IsReceipt"') }} as is_receipt,
        {{ flag('"IsInvoice"') }} as is_invoice,
        {{ money('"BalTotal"') }} as balance,
        {{ money('"InsEst"') }} as insurance_estimate,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
