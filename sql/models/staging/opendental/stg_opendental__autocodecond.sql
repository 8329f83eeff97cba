with source as (
    select * from {{ source('opendental', 'autocodecond') }}
),

{{ load_status('autocodecond') }},

renamed as (
    select
        "AutoCodeCondNum" as auto_code_condition_id,
        {{ key_or_null('"AutoCodeItemNum"') }} as auto_code_item_id,
        "Cond" as condition_code,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
