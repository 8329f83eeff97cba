with source as (
    select * from {{ source('opendental', 'grouppermission') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'grouppermission'
),

renamed as (
    select
        "GroupPermNum" as group_permission_id,
        {{ key_or_null('"UserGroupNum"') }} as user_group_id,
        "PermType" as permission_code,
        {{ date_or_null('"NewerDate"') }} as newer_than_date,
        nullif("NewerDays", 0) as newer_than_days,
        {{ key_or_null('"FKey"') }} as object_id,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
