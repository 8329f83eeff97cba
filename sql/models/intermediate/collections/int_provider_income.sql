with charges as (
    select * from {{ ref('int_procedure_charges') }}
    where is_completed
),

adjustments as (
    select * from {{ ref('stg_opendental__adjustment') }}
),

splits as (
    select * from {{ ref('int_payment_splits') }}
),

insurance_payments as (
    select * from {{ ref('int_insurance_payments') }}
),

production as (
    select
        month_start,
        provider_id,
        sum(charge_amount) as gross_production,
        count(*) filter (where not is_broken_appointment_code) as procedures_completed,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from charges
    group by month_start, provider_id
),

adjusted as (
    select
        {{ month_start('adjustment_date') }} as month_start,
        coalesce(provider_id, 0) as provider_id,
        sum(adjustment_amount) as adjustments,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from adjustments
    group by {{ month_start('adjustment_date') }}, coalesce(provider_id, 0)
),

paid_by_patients as (
    select
        month_start,
        provider_id,
        sum(case when is_unearned then 0 else split_amount end) as patient_collections,
        sum(case when is_unearned then split_amount else 0 end) as unearned_income,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from splits
    group by month_start, provider_id
),

paid_by_insurance as (
    select
        month_start,
        provider_id,
        sum(insurance_payment) as insurance_collections,
        sum(write_off) as insurance_writeoffs,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from insurance_payments
    group by month_start, provider_id
),

keys as (
    select month_start, provider_id, _loaded_at, _created_at, _updated_at from production
    union all
    select month_start, provider_id, _loaded_at, _created_at, _updated_at from adjusted
    union all
    select month_start, provider_id, _loaded_at, _created_at, _updated_at from paid_by_patients
    union all
    select month_start, provider_id, _loaded_at, _created_at, _updated_at from paid_by_insurance
),

provider_months as (
    select
        month_start,
        provider_id,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from keys
    group by month_start, provider_id
),

final as (
    select
        provider_months.month_start,
        provider_months.provider_id,
        coalesce(production.gross_production, 0)::numeric(12, 2) as gross_production,
        coalesce(production.procedures_completed, 0) as procedures_completed,
        coalesce(adjusted.adjustments, 0)::numeric(12, 2) as adjustments,
        coalesce(paid_by_insurance.insurance_writeoffs, 0)::numeric(12, 2) as insurance_writeoffs,
        coalesce(paid_by_patients.patient_collections, 0)::numeric(12, 2) as patient_collections,
        coalesce(paid_by_patients.unearned_income, 0)::numeric(12, 2) as unearned_income,
        coalesce(paid_by_insurance.insurance_collections, 0)::numeric(12, 2) as insurance_collections,
        provider_months._loaded_at,
        provider_months._created_at,
        provider_months._updated_at
    from provider_months
    left join production
        on
            provider_months.month_start = production.month_start
            and provider_months.provider_id = production.provider_id
    left join adjusted
        on
            provider_months.month_start = adjusted.month_start
            and provider_months.provider_id = adjusted.provider_id
    left join paid_by_patients
        on
            provider_months.month_start = paid_by_patients.month_start
            and provider_months.provider_id = paid_by_patients.provider_id
    left join paid_by_insurance
        on
            provider_months.month_start = paid_by_insurance.month_start
            and provider_months.provider_id = paid_by_insurance.provider_id
)

select * from final
