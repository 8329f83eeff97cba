with new_patients as (
    select * from {{ ref('int_new_patients') }}
),

referrals as (
    select * from {{ ref('dim_referral') }}
),

patients as (
    select * from {{ ref('dim_patient') }}
),

final as (
    select
        new_patients.month_start,
        coalesce(new_patients.referral_id, 0) as referral_id,
        coalesce(referrals.referral_name, 'no source recorded') as referral_name,
        coalesce(referrals.referral_kind, 'none') as referral_kind,
        count(*) as new_patients,
        {{ sum_money('patients.production_to_date') }} as production_to_date,
        max(new_patients._loaded_at) as _loaded_at,
        min(new_patients._created_at) as _created_at,
        max(new_patients._updated_at) as _updated_at
    from new_patients
    left join referrals
        on new_patients.referral_id = referrals.referral_id
    left join patients
        on new_patients.patient_id = patients.patient_id
    group by
        new_patients.month_start,
        coalesce(new_patients.referral_id, 0),
        coalesce(referrals.referral_name, 'no source recorded'),
        coalesce(referrals.referral_kind, 'none')
)

select * from final
