with source as (
    select * from {{ source('opendental', 'appointmenttype') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'appointmenttype'
),

renamed as (
    select
        "AppointmentTypeNum" as appointment_type_id,
        {{ text_or_null('"AppointmentTypeName"') }} as appointment_type_name,
        "ItemOrder" as display_order,
        {{ text_or_null('"Pattern"') }} as pattern,
        {{ text_or_null('"CodeStr"') }} as procedure_codes,
        {{ flag('"IsHidden"') }} as is_hidden,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
