with source as (
    select * from {{ source('opendental', 'preference') }}
),

{{ load_status('preference') }},

renamed as (
    select
        "PrefNum" as preference_id,
        {{ text_or_null('"PrefName"') }} as preference_name,
        {{ text_or_null('"ValueString"') }} as preference_value,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
