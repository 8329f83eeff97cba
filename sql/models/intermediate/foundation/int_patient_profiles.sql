with patients as (
    select * from {{ ref('stg_opendental__patient') }}
),

families as (
    select * from {{ ref('int_patient_families') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

visits as (
    select
        visit_days.patient_id,
        count(*) as visit_count,
        max(visit_days.visit_date) as last_visit_date,
        {{ sum_money('visit_days.production') }} as production_to_date
    from {{ ref('int_visit_days') }} as visit_days
    inner join as_of
        on visit_days.visit_date <= as_of.as_of_date
    group by visit_days.patient_id
),

final as (
    select
        patients.patient_id,
        families.guarantor_id,
        families.is_guarantor,
        families.family_size,
        patients.last_name,
        patients.first_name,
        patients.preferred_name,
        patients.patient_status_code,
        {{ named_code('patients.patient_status_code', opendental_enumeration('PatientStatus')) | indent(8) }}
            as patient_status,
        {{ named_code('patients.gender_code', opendental_enumeration('PatientGender')) | indent(8) }} as gender,
        patients.birth_date,
        {{ whole_years_between('patients.birth_date', 'as_of.as_of_date') | indent(8) }} as age_years,
        patients.primary_provider_id,
        coalesce(
            patients.mobile_phone, patients.home_phone, patients.work_phone,
            guarantors.mobile_phone, guarantors.home_phone, guarantors.work_phone
        ) as phone,
        coalesce(patients.email_address, guarantors.email_address) as email_address,
        {{ named_code('patients.contact_method_code', opendental_enumeration('ContactMethod')) | indent(8) }}
            as contact_method,
        patients.contact_method_code = 1 or patients.recall_method_code = 1 as is_not_to_be_called,
        patients.needs_premedication,
        patients.urgent_medical_note,
        patients.deceased_at,
        patients.first_visit_date,
        visits.last_visit_date,
        coalesce(visits.visit_count, 0) as visit_count,
        coalesce(visits.last_visit_date > (as_of.as_of_date - interval '18 months')::date, false) as is_active,
        coalesce(visits.production_to_date, 0)::numeric(12, 2) as production_to_date,
        as_of.as_of_date,
        patients._loaded_at,
        patients._created_at,
        patients._updated_at
    from patients
    cross join as_of
    left join families
        on patients.patient_id = families.patient_id
    left join patients as guarantors
        on patients.guarantor_id = guarantors.patient_id
    left join visits
        on patients.patient_id = visits.patient_id
)

select * from final
