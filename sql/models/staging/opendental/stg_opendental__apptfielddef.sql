with source as (
    select * from {{ source('opendental', 'apptfielddef') }}
),

{{ load_status('apptfielddef') }},

renamed as (
    select
        "ApptFieldDefNum" as appointment_field_definition_id,
        {{ text_or_null('"FieldName"') }} as field_name,
        "FieldType" as field_type_code,
        {{ text_or_null('"PickList"') }} as pick_list,
        "ItemOrder" as display_order,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
