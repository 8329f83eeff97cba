-- The days of a provider's month add up to the month's gross production and procedures.
with days as (
    select
        month_start,
        provider_id,
        sum(gross_production) as gross_production,
        sum(procedures_completed) as procedures_completed
    from {{ ref('mart_production_daily') }}
    group by month_start, provider_id
),

months as (
    select * from {{ ref('mart_provider_monthly_kpis') }}
)

select
    months.month_start,
    months.provider_id,
    days.gross_production as daily_production,
    months.gross_production
from months
left join days
    on
        months.month_start = days.month_start
        and months.provider_id = days.provider_id
where
    coalesce(days.gross_production, 0) <> months.gross_production
    or coalesce(days.procedures_completed, 0) <> months.procedures_completed
