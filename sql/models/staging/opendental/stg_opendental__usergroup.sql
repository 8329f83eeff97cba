with source as (
    select * from {{ source('opendental', 'usergroup') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'usergroup'
),

renamed as (
    select
        "UserGroupNum" as user_group_id,
        {{ text_or_null('"Description"') }} as user_group_name,
        {{ key_or_null('"UserGroupNumCEMT"') }} as central_user_group_id,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
