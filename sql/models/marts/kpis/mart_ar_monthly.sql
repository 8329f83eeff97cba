with aging as (
    select
        family_aging.*,
        {{ month_index('family_aging.month_start') }} as month_index
    from {{ ref('int_family_aging') }} as family_aging
),

movements as (
    select * from {{ ref('int_family_ledger_months') }}
),

estimates as (
    select * from {{ ref('int_family_insurance_estimates') }}
),

final as (
    select
        aging.guarantor_id,
        aging.month_start,
        aging.month_end,
        (
            aging.balance - coalesce(movements.charges, 0) + coalesce(movements.credits, 0)
        )::numeric(12, 2) as opening_balance,
        coalesce(movements.production, 0)::numeric(12, 2) as production,
        coalesce(movements.adjustments, 0)::numeric(12, 2) as adjustments,
        coalesce(movements.insurance_writeoffs, 0)::numeric(12, 2) as insurance_writeoffs,
        coalesce(movements.patient_payments, 0)::numeric(12, 2) as patient_payments,
        coalesce(movements.insurance_payments, 0)::numeric(12, 2) as insurance_payments,
        coalesce(movements.payment_plan_changes, 0)::numeric(12, 2) as payment_plan_changes,
        aging.balance as closing_balance,
        aging.balance_0_30,
        aging.balance_31_60,
        aging.balance_61_90,
        aging.balance_over_90,
        aging.credit_balance,
        {{ ratio(
            'aging.balance_over_90',
            'aging.balance_0_30 + aging.balance_31_60 + aging.balance_61_90 + aging.balance_over_90'
        ) | indent(8) }} as over_90_share,
        coalesce(estimates.insurance_estimate, 0)::numeric(12, 2) as insurance_estimate,
        (aging.balance - coalesce(estimates.insurance_estimate, 0))::numeric(12, 2) as patient_portion,
        aging._loaded_at,
        aging._created_at,
        aging._updated_at
    from aging
    left join movements
        on
            aging.guarantor_id = movements.guarantor_id
            and aging.month_index = movements.month_index
    left join estimates
        on
            aging.guarantor_id = estimates.guarantor_id
            and aging.month_start = estimates.month_start
)

select * from final
