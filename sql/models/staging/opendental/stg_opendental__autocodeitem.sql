with source as (
    select * from {{ source('opendental', 'autocodeitem') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'autocodeitem'
),

renamed as (
    select
        "AutoCodeItemNum" as auto_code_item_id,
        {{ key_or_null('"AutoCodeNum"') }} as auto_code_id,
        {{ key_or_null('"CodeNum"') }} as procedure_code_id,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
