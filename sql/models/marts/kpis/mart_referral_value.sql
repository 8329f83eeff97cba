with new_patients as (
    select * from {{ ref('int_new_patient_value') }}
),

patient_value as (
    select * from {{ ref('int_patient_value') }}
),

profiles as (
    select * from {{ ref('int_patient_profiles') }}
),

referrals as (
    select * from {{ ref('dim_referral') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

summed as (
    select
        coalesce(new_patients.referral_id, 0) as referral_id,
        min(new_patients.first_visit_date) as first_referral_date,
        max(new_patients.first_visit_date) as last_referral_date,
        count(*) as patients_referred,
        count(*) filter (where new_patients.first_visit_date > (as_of.as_of_date - interval '12 months')::date)
            as patients_referred_last_12_months,
        count(*) filter (where profiles.is_active) as active_patients,
        {{ sum_money('new_patients.first_year_production') }} as first_year_production,
        {{ sum_money('patient_value.production_to_date') }} as production_to_date,
        {{ sum_money('patient_value.collections_to_date') }} as collections_to_date,
        max(new_patients._loaded_at) as _loaded_at,
        min(new_patients._created_at) as _created_at,
        max(new_patients._updated_at) as _updated_at
    from new_patients
    cross join as_of
    inner join patient_value
        on new_patients.patient_id = patient_value.patient_id
    inner join profiles
        on new_patients.patient_id = profiles.patient_id
    group by coalesce(new_patients.referral_id, 0)
),

final as (
    select
        summed.referral_id,
        coalesce(referrals.referral_name, 'no source recorded') as referral_name,
        coalesce(referrals.referral_kind, 'none') as referral_kind,
        summed.first_referral_date,
        summed.last_referral_date,
        summed.patients_referred,
        summed.patients_referred_last_12_months,
        summed.active_patients,
        summed.first_year_production,
        summed.production_to_date,
        {{ ratio('summed.production_to_date', 'summed.patients_referred') | indent(8) }} as production_per_patient,
        summed.collections_to_date,
        {{ ratio('summed.collections_to_date', 'summed.patients_referred') | indent(8) }} as collections_per_patient,
        summed._loaded_at,
        summed._created_at,
        summed._updated_at
    from summed
    left join referrals
        on summed.referral_id = referrals.referral_id
)

select * from final
