with source as (
    select * from {{ source('opendental', 'usergroupattach') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'usergroupattach'
),

renamed as (
    select
        "UserGroupAttachNum" as user_group_membership_id,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ key_or_null('"UserGroupNum"') }} as user_group_id,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
