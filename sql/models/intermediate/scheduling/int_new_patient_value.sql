with new_patients as (
    select * from {{ ref('int_new_patients') }}
),

referrals as (
    select * from {{ ref('stg_opendental__referral') }}
),

charges as (
    select * from {{ ref('int_procedure_charges') }}
    where is_completed
),

first_years as (
    select
        new_patients.patient_id,
        {{ sum_money('charges.charge_amount') }} as first_year_production
    from new_patients
    inner join charges
        on
            new_patients.patient_id = charges.patient_id
            and new_patients.first_visit_date <= charges.procedure_date
            and charges.procedure_date < (new_patients.first_visit_date + interval '12 months')::date
    group by new_patients.patient_id
),

first_visits as (
    select
        new_patients.patient_id,
        bool_or(visits.is_reappointed_for_hygiene) as is_reappointed
    from new_patients
    inner join {{ ref('int_reappointments') }} as visits
        on
            new_patients.patient_id = visits.patient_id
            and new_patients.first_visit_date = visits.appointment_date
    group by new_patients.patient_id
),

final as (
    select
        new_patients.patient_id,
        new_patients.provider_id,
        new_patients.first_visit_date,
        new_patients.month_start,
        new_patients.referral_id,
        case
            when referrals.referral_id is null then 'none'
            when referrals.is_doctor then 'doctor'
            when referrals.patient_id is not null then 'patient'
            else 'other'
        end as source_kind,
        coalesce(first_visits.is_reappointed, false) as is_reappointed,
        coalesce(first_years.first_year_production, 0)::numeric(12, 2) as first_year_production,
        new_patients._loaded_at,
        new_patients._created_at,
        new_patients._updated_at
    from new_patients
    left join referrals
        on new_patients.referral_id = referrals.referral_id
    left join first_visits
        on new_patients.patient_id = first_visits.patient_id
    left join first_years
        on new_patients.patient_id = first_years.patient_id
)

select * from final
