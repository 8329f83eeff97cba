with source as (
    select * from {{ source('opendental', 'autocode') }}
),

{{ load_status('autocode') }},

renamed as (
    select
        "AutoCodeNum" as auto_code_id,
        {{ text_or_null('"Description"') }} as auto_code_name,
        {{ flag('"LessIntrusive"') }} as is_less_intrusive,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
