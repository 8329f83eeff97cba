with source as (
    select * from {{ source('opendental', 'labturnaround') }}
),

{{ load_status('labturnaround') }},

renamed as (
    select
        "LabTurnaroundNum" as laboratory_turnaround_id,
        {{ key_or_null('"LaboratoryNum"') }} as laboratory_id,
        {{ text_or_null('"Description"') }} as work_name,
        "DaysPublished" as published_days,
        "DaysActual" as actual_days,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
