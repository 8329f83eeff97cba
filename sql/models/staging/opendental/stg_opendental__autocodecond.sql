with source as (
    select * from {{ source('opendental', 'autocodecond') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'autocodecond'
),

renamed as (
    select
        "AutoCodeCondNum" as auto_code_condition_id,
        {{ key_or_null('"AutoCodeItemNum"') }} as auto_code_item_id,
        "Cond" as condition_code,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
