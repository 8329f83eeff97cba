with profiles as (
    select * from {{ ref('int_patient_profiles') }}
),

paid_by_patients as (
    select
        patient_id,
        {{ sum_money('split_amount') }} as patient_collections
    from {{ ref('int_payment_splits') }}
    where not is_unearned
    group by patient_id
),

paid_by_insurance as (
    select
        patient_id,
        {{ sum_money('insurance_payment') }} as insurance_collections
    from {{ ref('int_insurance_payments') }}
    group by patient_id
),

final as (
    select
        profiles.patient_id,
        profiles.production_to_date,
        coalesce(paid_by_patients.patient_collections, 0)::numeric(12, 2) as patient_collections,
        coalesce(paid_by_insurance.insurance_collections, 0)::numeric(12, 2) as insurance_collections,
        (
            coalesce(paid_by_patients.patient_collections, 0) + coalesce(paid_by_insurance.insurance_collections, 0)
        )::numeric(12, 2) as collections_to_date,
        profiles._loaded_at,
        profiles._created_at,
        profiles._updated_at
    from profiles
    left join paid_by_patients
        on profiles.patient_id = paid_by_patients.patient_id
    left join paid_by_insurance
        on profiles.patient_id = paid_by_insurance.patient_id
)

select * from final
