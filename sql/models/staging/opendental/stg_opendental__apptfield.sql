with source as (
    select * from {{ source('opendental', 'apptfield') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'apptfield'
),

renamed as (
    select
        "ApptFieldNum" as appointment_field_id,
        {{ key_or_null('"AptNum"') }} as appointment_id,
        {{ text_or_null('"FieldName"') }} as field_name,
        {{ text_or_null('"FieldValue"') }} as field_value,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
