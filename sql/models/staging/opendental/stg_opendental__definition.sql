with source as (
    select * from {{ source('opendental', 'definition') }}
),

{{ load_status('definition') }},

renamed as (
    select
        "DefNum" as definition_id,
        "Category" as definition_category_code,
        "ItemOrder" as display_order,
        {{ text_or_null('"ItemName"') }} as definition_name,
        {{ text_or_null('"ItemValue"') }} as definition_value,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
