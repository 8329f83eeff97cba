with source as (
    select * from {{ source('opendental', 'autocode') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'autocode'
),

renamed as (
    select
        "AutoCodeNum" as auto_code_id,
        {{ text_or_null('"Description"') }} as auto_code_name,
        {{ flag('"LessIntrusive"') }} as is_less_intrusive,
        {{ flag('"IsHidden"') }} as is_hidden,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
