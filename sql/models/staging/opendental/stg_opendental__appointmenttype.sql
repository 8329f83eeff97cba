with source as (
    select * from {{ source('opendental', 'appointmenttype') }}
),

{{ load_status('appointmenttype') }},

renamed as (
    select
        "AppointmentTypeNum" as appointment_type_id,
        {{ text_or_null('"AppointmentTypeName"') }} as appointment_type_name,
        "ItemOrder" as display_order,
        {{ text_or_null('"Pattern"') }} as pattern,
        {{ pattern_minutes(text_or_null('"Pattern"')) }} as scheduled_minutes,
        {{ text_or_null('"CodeStr"') }} as procedure_codes,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
