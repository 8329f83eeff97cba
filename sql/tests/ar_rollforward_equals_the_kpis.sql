-- In each month what moves the receivables is the production, adjustments, write-offs and balance of the KPIs.
with families as (
    select
        month_start,
        sum(production) as production,
        sum(adjustments) as adjustments,
        sum(insurance_writeoffs) as insurance_writeoffs,
        sum(insurance_payments) as insurance_payments,
        sum(closing_balance) as closing_balance
    from {{ ref('mart_ar_monthly') }}
    group by month_start
),

kpis as (
    select * from {{ ref('mart_practice_monthly_kpis') }}
)

select
    kpis.month_start,
    families.production,
    kpis.gross_production,
    families.closing_balance,
    kpis.ar_total
from kpis
left join families
    on kpis.month_start = families.month_start
where
    coalesce(families.production, 0) <> kpis.gross_production
    or coalesce(families.adjustments, 0) <> kpis.adjustments
    or coalesce(families.insurance_writeoffs, 0) <> kpis.insurance_writeoffs
    or coalesce(families.insurance_payments, 0) <> kpis.insurance_collections
    or coalesce(families.closing_balance, 0) <> kpis.ar_total
