with source as (
    select * from {{ source('opendental', 'apptfielddef') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'apptfielddef'
),

renamed as (
    select
        "ApptFieldDefNum" as appointment_field_definition_id,
        {{ text_or_null('"FieldName"') }} as field_name,
        "FieldType" as field_type_code,
        {{ text_or_null('"PickList"') }} as pick_list,
        "ItemOrder" as display_order,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
