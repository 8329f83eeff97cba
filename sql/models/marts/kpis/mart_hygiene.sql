with performance as (
    select * from {{ ref('mart_provider_monthly_performance') }}
),

kpis as (
    select * from {{ ref('mart_provider_monthly_kpis') }}
),

providers as (
    select * from {{ ref('int_provider_profiles') }}
),

visits as (
    select
        month_start,
        provider_id,
        count(*) filter (where is_cleaning) as cleaning_visits,
        count(days_since_previous) as visits_with_earlier_cleaning,
        coalesce(sum(days_since_previous), 0)::bigint as interval_days,
        count(*) filter (where is_on_time) as visits_on_time
    from {{ ref('int_hygiene_visits') }}
    group by month_start, provider_id
),

final as (
    select
        performance.month_start,
        performance.provider_id,
        providers.provider_abbreviation,
        coalesce(providers.provider_role, 'none') as provider_role,
        performance.scheduled_minutes,
        kpis.gross_production,
        performance.production_per_hour,
        performance.hygiene_visits,
        performance.hygiene_visits_reappointed,
        performance.hygiene_reappointment_rate,
        {{ performance_tier('hygiene_reappointment_rate', 'performance.hygiene_reappointment_rate') | indent(8) }}
            as hygiene_reappointment_tier,
        performance.perio_procedures,
        performance.prophy_procedures,
        performance.perio_share,
        {{ performance_tier('perio_share', 'performance.perio_share') | indent(8) }} as perio_share_tier,
        coalesce(visits.cleaning_visits, 0) as cleaning_visits,
        coalesce(visits.visits_with_earlier_cleaning, 0) as visits_with_earlier_cleaning,
        {{ ratio('visits.interval_days', 'visits.visits_with_earlier_cleaning') | indent(8) }} as average_interval_days,
        coalesce(visits.visits_on_time, 0) as visits_on_time,
        {{ ratio('visits.visits_on_time', 'visits.visits_with_earlier_cleaning') | indent(8) }}
            as recall_compliance_rate,
        performance._loaded_at,
        performance._created_at,
        performance._updated_at
    from performance
    inner join kpis
        on
            performance.month_start = kpis.month_start
            and performance.provider_id = kpis.provider_id
    left join providers
        on performance.provider_id = providers.provider_id
    left join visits
        on
            performance.month_start = visits.month_start
            and performance.provider_id = visits.provider_id
    where
        performance.hygiene_visits > 0
        or (
            providers.provider_role = 'hygienist'
            and (performance.scheduled_minutes > 0 or performance.patient_visits > 0)
        )
)

select * from final
