with source as (
    select * from {{ source('opendental', 'preference') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'preference'
),

renamed as (
    select
        "PrefNum" as preference_id,
        {{ text_or_null('"PrefName"') }} as preference_name,
        {{ text_or_null('"ValueString"') }} as preference_value,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
