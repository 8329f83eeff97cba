with source as (
    select * from {{ source('opendental', 'fee') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'fee'
),

renamed as (
    select
        "FeeNum" as fee_id,
        {{ key_or_null('"FeeSched"') }} as fee_schedule_id,
        {{ key_or_null('"CodeNum"') }} as procedure_code_id,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ money('"Amount"') }} as fee_amount,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"SecDateEntry"') }} as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
