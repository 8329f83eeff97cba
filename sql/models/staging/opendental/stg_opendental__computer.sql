with source as (
    select * from {{ source('opendental', 'computer') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'computer'
),

renamed as (
    select
        "ComputerNum" as computer_id,
        {{ text_or_null('"CompName"') }} as computer_name,
        {{ timestamp_or_null('"LastHeartBeat"') }} as last_seen_at,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
