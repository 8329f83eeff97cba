with source as (
    select * from {{ source('opendental', 'adjustment') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'adjustment'
),

renamed as (
    select
        "AdjNum" as adjustment_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ key_or_null('"AdjType"') }} as adjustment_type_id,
        {{ date_or_null('"AdjDate"') }} as adjustment_date,
        {{ money('"AdjAmt"') }} as adjustment_amount,
        {{ date_or_null('"ProcDate"') }} as procedure_date,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"DateEntry"') }} as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
