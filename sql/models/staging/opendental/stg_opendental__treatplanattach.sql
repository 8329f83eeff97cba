with source as (
    select * from {{ source('opendental', 'treatplanattach') }}
),

{{ load_status('treatplanattach') }},

renamed as (
    select
        "TreatPlanAttachNum" as treatment_plan_attachment_id,
        {{ key_or_null('"TreatPlanNum"') }} as treatment_plan_id,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ key_or_null('"Priority"') }} as priority_id,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
