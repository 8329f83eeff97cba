with source as (
    select * from {{ source('opendental', 'patfielddef') }}
),

{{ load_status('patfielddef') }},

renamed as (
    select
        "PatFieldDefNum" as patient_field_definition_id,
        {{ text_or_null('"FieldName"') }} as field_name,
        "FieldType" as field_type_code,
        {{ named_code('"FieldType"', opendental_enumeration('PatFieldType')) }} as field_type,
        {{ text_or_null('"PickList"') }} as pick_list,
        "ItemOrder" as display_order,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
