with patients as (
    select * from {{ ref('stg_opendental__patient') }}
),

families as (
    select * from {{ ref('int_patient_families') }}
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

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

visits as (
    select
        charges.patient_id,
        max(charges.procedure_date) as last_visit_date,
        {{ sum_money('charges.charge_amount') }} as production_to_date
    from {{ ref('int_procedure_charges') }} as charges
    inner join as_of
        on charges.procedure_date <= as_of.as_of_date
    where
        charges.is_completed
        and not charges.is_broken_appointment_code
    group by charges.patient_id
),

recalls as (
    select
        patient_id,
        min(due_date) as next_recall_due_date
    from {{ ref('stg_opendental__recall') }}
    where not is_disabled
    group by patient_id
),

final as (
    select
        patients.patient_id,
        families.guarantor_id,
        families.is_guarantor,
        families.family_size,
        patients.first_name,
        patients.last_name,
        {{ named_code('patients.patient_status_code', opendental_enumeration('PatientStatus')) | indent(8) }} as patient_status,
        {{ named_code('patients.gender_code', opendental_enumeration('PatientGender')) | indent(8) }} as gender,
        patients.birth_date,
        {{ whole_years_between('patients.birth_date', 'as_of.as_of_date') | indent(8) }} as age_years,
        patients.primary_provider_id,
        patients.first_visit_date,
        visits.last_visit_date,
        coalesce(visits.last_visit_date > (as_of.as_of_date - interval '18 months')::date, false) as is_active,
        coalesce(visits.production_to_date, 0)::numeric(12, 2) as production_to_date,
        new_patients.referral_id,
        coverage.plan_id as primary_plan_id,
        coverage.carrier_name as primary_carrier_name,
        recalls.next_recall_due_date,
        contacts.last_communication_date,
        patients._loaded_at,
        patients._created_at,
        patients._updated_at
    from patients
    cross join as_of
    left join families
        on patients.patient_id = families.patient_id
    left join new_patients
        on patients.patient_id = new_patients.patient_id
    left join coverage
        on patients.patient_id = coverage.patient_id
    left join contacts
        on patients.patient_id = contacts.patient_id
    left join visits
        on patients.patient_id = visits.patient_id
    left join recalls
        on patients.patient_id = recalls.patient_id
)

select * from final
