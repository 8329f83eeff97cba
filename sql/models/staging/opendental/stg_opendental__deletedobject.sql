with source as (
    select * from {{ source('opendental', 'deletedobject') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'deletedobject'
),

renamed as (
    select
        "DeletedObjectNum" as deleted_object_id,
        "ObjectType" as object_type_code,
        {{ key_or_null('"ObjectNum"') }} as object_id,
        {{ timestamp_or_null('"DateTStamp"') }} as deleted_at,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        {{ timestamp_or_null('"DateTStamp"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
