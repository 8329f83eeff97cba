with source as (
    select * from {{ source('opendental', 'employer') }}
),

{{ load_status('employer') }},

renamed as (
    select
        "EmployerNum" as employer_id,
        {{ text_or_null('"EmpName"') }} as employer_name,
        {{ text_or_null('"City"') }} as city,
        {{ text_or_null('"State"') }} as state,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
