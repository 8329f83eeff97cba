with source as (
    select * from {{ source('opendental', 'statement') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'statement'
),

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
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        {{ timestamp_or_null('"DateTStamp"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
