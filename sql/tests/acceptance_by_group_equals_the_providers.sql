-- The groups of treatment of a provider's month add up to the treatment presented, accepted and unscheduled.
with groups as (
    select
        month_start,
        provider_id,
        sum(treatment_presented) as treatment_presented,
        sum(treatment_accepted) as treatment_accepted,
        sum(treatment_unscheduled) as treatment_unscheduled
    from {{ ref('mart_treatment_acceptance') }}
    group by month_start, provider_id
),

providers as (
    select * from {{ ref('mart_provider_monthly_performance') }}
)

select
    providers.month_start,
    providers.provider_id,
    providers.treatment_presented,
    groups.treatment_presented as groups_presented
from providers
left join groups
    on
        providers.month_start = groups.month_start
        and providers.provider_id = groups.provider_id
where
    providers.treatment_presented <> coalesce(groups.treatment_presented, 0)
    or providers.treatment_accepted <> coalesce(groups.treatment_accepted, 0)
    or providers.treatment_unscheduled <> coalesce(groups.treatment_unscheduled, 0)
