with source as (
    select * from {{ source('opendental', 'deletedobject') }}
),

{{ load_status('deletedobject') }},

renamed as (
    select
        "DeletedObjectNum" as deleted_object_id,
        "ObjectType" as object_type_code,
        {{ key_or_null('"ObjectNum"') }} as object_id,
        {{ timestamp_or_null('"DateTStamp"') }} as deleted_at,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
