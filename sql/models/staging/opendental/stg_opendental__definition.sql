with source as (
    select * from {{ source('opendental', 'definition') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'definition'
),

renamed as (
    select
        "DefNum" as definition_id,
        "Category" as definition_category_code,
        "ItemOrder" as display_order,
        {{ text_or_null('"ItemName"') }} as definition_name,
        {{ text_or_null('"ItemValue"') }} as definition_value,
        {{ flag('"IsHidden"') }} as is_hidden,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
