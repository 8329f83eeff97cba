with source as (
    select * from {{ source('opendental', 'autocodeitem') }}
),

{{ load_status('autocodeitem') }},

renamed as (
    select
        "AutoCodeItemNum" as auto_code_item_id,
        {{ key_or_null('"AutoCodeNum"') }} as auto_code_id,
        {{ key_or_null('"CodeNum"') }} as procedure_code_id,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
