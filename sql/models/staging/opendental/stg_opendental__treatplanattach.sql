with source as (
    select * from {{ source('opendental', 'treatplanattach') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'treatplanattach'
),

renamed as (
    select
        "TreatPlanAttachNum" as treatment_plan_attachment_id,
        {{ key_or_null('"TreatPlanNum"') }} as treatment_plan_id,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ key_or_null('"Priority"') }} as priority_id,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
