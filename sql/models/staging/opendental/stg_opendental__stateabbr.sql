with source as (
    select * from {{ source('opendental', 'stateabbr') }}
),

{{ load_status('stateabbr') }},

renamed as (
    select
        "StateAbbrNum" as state_id,
        {{ text_or_null('"Description"') }} as state_name,
        {{ text_or_null('"Abbr"') }} as state_abbreviation,
        nullif("MedicaidIDLength", 0) as medicaid_id_length,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
