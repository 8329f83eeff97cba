with provider_months as (
    select * from {{ ref('int_provider_months') }}
),

income as (
    select * from {{ ref('int_provider_income') }}
),

visits as (
    select * from {{ ref('int_provider_visits') }}
),

claims as (
    select * from {{ ref('int_provider_claims') }}
),

receivables as (
    select * from {{ ref('int_provider_receivables') }}
),

new_patients as (
    select
        month_start,
        provider_id,
        count(*) as new_patients,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from {{ ref('int_new_patients') }}
    group by month_start, provider_id
),

joined as (
    select
        provider_months.month_start,
        provider_months.month_end,
        provider_months.provider_id,
        coalesce(income.gross_production, 0)::numeric(12, 2) as gross_production,
        coalesce(income.procedures_completed, 0) as procedures_completed,
        coalesce(income.adjustments, 0)::numeric(12, 2) as adjustments,
        coalesce(income.insurance_writeoffs, 0)::numeric(12, 2) as insurance_writeoffs,
        coalesce(income.gross_production + income.adjustments - income.insurance_writeoffs, 0)::numeric(12, 2)
            as net_production,
        coalesce(income.patient_collections, 0)::numeric(12, 2) as patient_collections,
        coalesce(income.insurance_collections, 0)::numeric(12, 2) as insurance_collections,
        coalesce(income.patient_collections + income.insurance_collections, 0)::numeric(12, 2) as collections,
        coalesce(income.unearned_income, 0)::numeric(12, 2) as unearned_income,
        coalesce(receivables.receivable_balance, 0)::numeric(12, 2) as receivable_balance,
        coalesce(new_patients.new_patients, 0) as new_patients,
        coalesce(visits.appointments_kept, 0) as appointments_kept,
        coalesce(visits.appointments_broken, 0) as appointments_broken,
        coalesce(visits.appointments_missed, 0) as appointments_missed,
        coalesce(visits.appointments_cancelled, 0) as appointments_cancelled,
        coalesce(claims.claims_sent, 0) as claims_sent,
        coalesce(claims.claims_outstanding, 0) as claims_outstanding,
        coalesce(claims.claims_outstanding_amount, 0)::numeric(12, 2) as claims_outstanding_amount,
        provider_months._loaded_at,
        least(
            income._created_at, visits._created_at, claims._created_at, receivables._created_at,
            new_patients._created_at
        ) as _created_at,
        greatest(
            income._updated_at, visits._updated_at, claims._updated_at, receivables._updated_at,
            new_patients._updated_at
        ) as _updated_at
    from provider_months
    left join income
        on
            provider_months.month_start = income.month_start
            and provider_months.provider_id = income.provider_id
    left join visits
        on
            provider_months.month_start = visits.month_start
            and provider_months.provider_id = visits.provider_id
    left join claims
        on
            provider_months.month_start = claims.month_start
            and provider_months.provider_id = claims.provider_id
    left join receivables
        on
            provider_months.month_start = receivables.month_start
            and provider_months.provider_id = receivables.provider_id
    left join new_patients
        on
            provider_months.month_start = new_patients.month_start
            and provider_months.provider_id = new_patients.provider_id
),

final as (
    select
        month_start,
        month_end,
        provider_id,
        gross_production,
        procedures_completed,
        adjustments,
        insurance_writeoffs,
        net_production,
        patient_collections,
        insurance_collections,
        collections,
        {{ ratio('collections', 'net_production') | indent(8) }} as net_collection_rate,
        unearned_income,
        receivable_balance,
        new_patients,
        appointments_kept,
        appointments_broken,
        appointments_missed,
        appointments_cancelled,
        {{ ratio('appointments_broken', 'appointments_kept + appointments_broken') | indent(8) }}
            as broken_appointment_rate,
        claims_sent,
        claims_outstanding,
        claims_outstanding_amount,
        _loaded_at,
        _created_at,
        _updated_at
    from joined
)

select * from final
