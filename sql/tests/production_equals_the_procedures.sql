-- Gross production of all months together is the charge of all completed procedures.
with procedures as (
    select coalesce(sum(charge_amount), 0) as total
    from {{ ref('fact_procedure') }}
    where is_completed
),

kpis as (
    select coalesce(sum(gross_production), 0) as total
    from {{ ref('mart_practice_monthly_kpis') }}
)

select
    procedures.total as procedure_total,
    kpis.total as kpi_total
from procedures
cross join kpis
where procedures.total <> kpis.total
