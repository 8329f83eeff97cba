-- Collections and unearned income of all months together are all payments received: nothing is lost on the way.
with payments as (
    select coalesce(sum(payment_amount), 0) as total
    from {{ ref('fact_payment') }}
),

kpis as (
    select coalesce(sum(collections + unearned_income), 0) as total
    from {{ ref('mart_practice_monthly_kpis') }}
)

select
    payments.total as payment_total,
    kpis.total as kpi_total
from payments
cross join kpis
where payments.total <> kpis.total
