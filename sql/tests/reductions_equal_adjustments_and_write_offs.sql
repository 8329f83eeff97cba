-- The categories of a provider's month add up to the write-offs less the adjustments of the KPIs: none is left out.
with reductions as (
    select
        month_start,
        provider_id,
        sum(reduction_amount) as reduction_amount
    from {{ ref('int_provider_reductions') }}
    group by month_start, provider_id
),

kpis as (
    select * from {{ ref('mart_provider_monthly_kpis') }}
)

select
    kpis.month_start,
    kpis.provider_id,
    kpis.insurance_writeoffs,
    kpis.adjustments,
    reductions.reduction_amount
from kpis
left join reductions
    on
        kpis.month_start = reductions.month_start
        and kpis.provider_id = reductions.provider_id
where coalesce(reductions.reduction_amount, 0) <> kpis.insurance_writeoffs - kpis.adjustments
