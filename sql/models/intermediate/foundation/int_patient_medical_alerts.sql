with profiles as (
    select * from {{ ref('int_patient_profiles') }}
),

allergies as (
    select
        patient_id,
        count(*) as active_allergies
    from {{ ref('stg_opendental__allergy') }}
    where is_active
    group by patient_id
),

problems as (
    select
        patient_id,
        count(*) as active_problems
    from {{ ref('stg_opendental__disease') }}
    where problem_status_code = 0
    group by patient_id
),

medications as (
    select
        medications.patient_id,
        count(*) as current_medications
    from {{ ref('stg_opendental__medicationpat') }} as medications
    cross join {{ ref('int_practice_as_of') }} as as_of
    where medications.stop_date is null or medications.stop_date > as_of.as_of_date
    group by medications.patient_id
),

final as (
    select
        profiles.patient_id,
        profiles.needs_premedication,
        profiles.urgent_medical_note,
        coalesce(allergies.active_allergies, 0) as active_allergies,
        coalesce(problems.active_problems, 0) as active_problems,
        coalesce(medications.current_medications, 0) as current_medications,
        profiles.needs_premedication
        or profiles.urgent_medical_note is not null
        or allergies.patient_id is not null as has_medical_alert,
        profiles._loaded_at,
        profiles._created_at,
        profiles._updated_at
    from profiles
    left join allergies
        on profiles.patient_id = allergies.patient_id
    left join problems
        on profiles.patient_id = problems.patient_id
    left join medications
        on profiles.patient_id = medications.patient_id
)

select * from final
