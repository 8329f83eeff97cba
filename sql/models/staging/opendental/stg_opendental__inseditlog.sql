with source as (
    select * from {{ source('opendental', 'inseditlog') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'inseditlog'
),

renamed as (
    select
        "InsEditLogNum" as insurance_edit_id,
        {{ timestamp_or_null('"DateTStamp"') }} as edited_at,
        {{ key_or_null('"UserNum"') }} as user_id,
        "LogType" as object_type_code,
        {{ key_or_null('"FKey"') }} as object_id,
        case when "LogType" = 2 then {{ key_or_null('"ParentKey"') }} end as plan_id,
        {{ text_or_null('"FieldName"') }} as field_name,
        {{ text_or_null('"OldValue"') }} as old_value,
        {{ text_or_null('"NewValue"') }} as new_value,
        {{ text_or_null('"Description"') }} as object_description,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        {{ timestamp_or_null('"DateTStamp"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
