with profiles as (
    select * from {{ ref('int_patient_profiles') }}
),

new_patients as (
    select * from {{ ref('int_new_patients') }}
),

coverage as (
    select * from {{ ref('int_patient_coverage') }}
    where ordinal = 1
),

contacts as (
    select * from {{ ref('int_patient_contacts') }}
),

recalls as (
    select
        patient_id,
        min(due_date) as next_recall_due_date
    from {{ ref('int_recall_status') }}
    where not is_disabled
    group by patient_id
),

final as (
    select
        profiles.patient_id,
        profiles.guarantor_id,
        profiles.is_guarantor,
        profiles.family_size,
        profiles.first_name,
        profiles.last_name,
        profiles.patient_status,
        profiles.gender,
        profiles.birth_date,
        profiles.age_years,
        profiles.primary_provider_id,
        profiles.first_visit_date,
        profiles.last_visit_date,
        profiles.is_active,
        profiles.production_to_date,
        new_patients.referral_id,
        coverage.plan_id as primary_plan_id,
        coverage.carrier_name as primary_carrier_name,
        recalls.next_recall_due_date,
        contacts.last_communication_date,
        profiles._loaded_at,
        profiles._created_at,
        profiles._updated_at
    from profiles
    left join new_patients
        on profiles.patient_id = new_patients.patient_id
    left join coverage
        on profiles.patient_id = coverage.patient_id
    left join contacts
        on profiles.patient_id = contacts.patient_id
    left join recalls
        on profiles.patient_id = recalls.patient_id
)

select * from final
