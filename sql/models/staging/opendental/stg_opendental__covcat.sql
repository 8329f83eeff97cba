with source as (
    select * from {{ source('opendental', 'covcat') }}
),

{{ load_status('covcat') }},

renamed as (
    select
        "CovCatNum" as coverage_category_id,
        {{ text_or_null('"Description"') }} as coverage_category_name,
        nullif("DefaultPercent", -1) as default_percent,
        "CovOrder" as display_order,
        "EbenefitCat" as electronic_benefit_category_code,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
