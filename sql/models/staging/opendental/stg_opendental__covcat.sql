with source as (
    select * from {{ source('opendental', 'covcat') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'covcat'
),

renamed as (
    select
        "CovCatNum" as coverage_category_id,
        {{ text_or_null('"Description"') }} as coverage_category_name,
        nullif("DefaultPercent", -1) as default_percent,
        "CovOrder" as display_order,
        "EbenefitCat" as electronic_benefit_category_code,
        {{ flag('"IsHidden"') }} as is_hidden,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
