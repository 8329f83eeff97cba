with source as (
    select * from {{ source('opendental', 'patfield') }}
),

{{ load_status('patfield') }},

renamed as (
    select
        "PatFieldNum" as patient_field_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ text_or_null('"FieldName"') }} as field_name,
        {{ text_or_null('"FieldValue"') }} as field_value,
        {{ key_or_null('"SecUserNumEntry"') }} as entered_by_user_id,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
