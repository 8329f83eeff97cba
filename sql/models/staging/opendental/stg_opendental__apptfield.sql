with source as (
    select * from {{ source('opendental', 'apptfield') }}
),

{{ load_status('apptfield') }},

renamed as (
    select
        "ApptFieldNum" as appointment_field_id,
        {{ key_or_null('"AptNum"') }} as appointment_id,
        {{ text_or_null('"FieldName"') }} as field_name,
        {{ text_or_null('"FieldValue"') }} as field_value,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
