-- The insurance companies' claims of a month add up to the practice's, sent, answered and denied.
with carriers as (
    select
        month_start,
        sum(claims_sent) as claims_sent,
        sum(claims_received) as claims_received,
        sum(claims_denied) as claims_denied,
        sum(claim_lines_received) as claim_lines_received,
        sum(claim_lines_denied) as claim_lines_denied
    from {{ ref('mart_claims') }}
    group by month_start
),

kpis as (
    select * from {{ ref('mart_practice_monthly_kpis') }}
),

performance as (
    select * from {{ ref('mart_practice_monthly_performance') }}
)

select
    kpis.month_start,
    kpis.claims_sent,
    carriers.claims_sent as carriers_claims_sent,
    performance.claims_received,
    carriers.claims_received as carriers_claims_received
from kpis
inner join performance
    on kpis.month_start = performance.month_start
left join carriers
    on kpis.month_start = carriers.month_start
where
    kpis.claims_sent <> coalesce(carriers.claims_sent, 0)
    or performance.claims_received <> coalesce(carriers.claims_received, 0)
    or performance.claims_denied <> coalesce(carriers.claims_denied, 0)
    or performance.claim_lines_received <> coalesce(carriers.claim_lines_received, 0)
    or performance.claim_lines_denied <> coalesce(carriers.claim_lines_denied, 0)
