with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

providers as (
    select * from {{ ref('mart_provider_monthly_kpis') }}
),

family_aging as (
    select * from {{ ref('int_family_aging') }}
),

family_estimates as (
    select * from {{ ref('int_family_insurance_estimates') }}
),

active_patients as (
    select * from {{ ref('int_active_patients') }}
),

providers_together as (
    select
        month_start,
        {{ sum_money('gross_production') }} as gross_production,
        sum(procedures_completed)::bigint as procedures_completed,
        {{ sum_money('adjustments') }} as adjustments,
        {{ sum_money('insurance_writeoffs') }} as insurance_writeoffs,
        {{ sum_money('net_production') }} as net_production,
        {{ sum_money('patient_collections') }} as patient_collections,
        {{ sum_money('insurance_collections') }} as insurance_collections,
        {{ sum_money('collections') }} as collections,
        {{ sum_money('unearned_income') }} as unearned_income,
        {{ sum_money('receivable_balance') }} as receivable_balance,
        sum(new_patients)::bigint as new_patients,
        sum(appointments_kept)::bigint as appointments_kept,
        sum(appointments_broken)::bigint as appointments_broken,
        sum(appointments_missed)::bigint as appointments_missed,
        sum(appointments_cancelled)::bigint as appointments_cancelled,
        sum(claims_sent)::bigint as claims_sent,
        sum(claims_outstanding)::bigint as claims_outstanding,
        {{ sum_money('claims_outstanding_amount') }} as claims_outstanding_amount,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from providers
    group by month_start
),

families_together as (
    select
        month_start,
        {{ sum_money('balance') }} as ar_total,
        {{ sum_money('balance_0_30') }} as ar_0_30,
        {{ sum_money('balance_31_60') }} as ar_31_60,
        {{ sum_money('balance_61_90') }} as ar_61_90,
        {{ sum_money('balance_over_90') }} as ar_over_90,
        {{ sum_money('credit_balance') }} as ar_credit_balances
    from family_aging
    group by month_start
),

estimates_together as (
    select
        month_start,
        {{ sum_money('insurance_estimate') }} as insurance_estimate
    from family_estimates
    group by month_start
),

final as (
    select
        calendar.month_start,
        calendar.month_end,
        calendar.is_partial_month,
        providers_together.gross_production,
        providers_together.procedures_completed,
        providers_together.adjustments,
        providers_together.insurance_writeoffs,
        providers_together.net_production,
        providers_together.patient_collections,
        providers_together.insurance_collections,
        providers_together.collections,
        {{ ratio('providers_together.collections', 'providers_together.net_production') | indent(8) }}
            as net_collection_rate,
        providers_together.unearned_income,
        providers_together.receivable_balance,
        coalesce(families_together.ar_total, 0)::numeric(12, 2) as ar_total,
        coalesce(families_together.ar_0_30, 0)::numeric(12, 2) as ar_0_30,
        coalesce(families_together.ar_31_60, 0)::numeric(12, 2) as ar_31_60,
        coalesce(families_together.ar_61_90, 0)::numeric(12, 2) as ar_61_90,
        coalesce(families_together.ar_over_90, 0)::numeric(12, 2) as ar_over_90,
        coalesce(families_together.ar_credit_balances, 0)::numeric(12, 2) as ar_credit_balances,
        coalesce(estimates_together.insurance_estimate, 0)::numeric(12, 2) as insurance_estimate,
        coalesce(active_patients.active_patients, 0) as active_patients,
        providers_together.new_patients,
        providers_together.appointments_kept,
        providers_together.appointments_broken,
        providers_together.appointments_missed,
        providers_together.appointments_cancelled,
        {{ ratio(
            'providers_together.appointments_broken',
            'providers_together.appointments_kept + providers_together.appointments_broken'
        ) | indent(8) }} as broken_appointment_rate,
        providers_together.claims_sent,
        providers_together.claims_outstanding,
        providers_together.claims_outstanding_amount,
        calendar._loaded_at,
        providers_together._created_at,
        providers_together._updated_at
    from calendar
    left join providers_together
        on calendar.month_start = providers_together.month_start
    left join families_together
        on calendar.month_start = families_together.month_start
    left join estimates_together
        on calendar.month_start = estimates_together.month_start
    left join active_patients
        on calendar.month_start = active_patients.month_start
)

select * from final
