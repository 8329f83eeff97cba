-- Broken visits and unscheduled treatment together lose all unscheduled treatment, and no more.
with lost as (
    select coalesce(sum(lost_amount), 0) as total
    from {{ ref('mart_revenue_lost') }}
    where lost_kind in ('missed appointment', 'cancelled appointment', 'unscheduled treatment')
),

kpis as (
    select coalesce(sum(treatment_unscheduled), 0) as total
    from {{ ref('mart_practice_monthly_performance') }}
)

select
    lost.total as lost_total,
    kpis.total as kpi_total
from lost
cross join kpis
where lost.total <> kpis.total
