with kpis as (
    select * from {{ ref('mart_provider_monthly_kpis') }}
),

performance as (
    select * from {{ ref('mart_provider_monthly_performance') }}
),

schedule as (
    select * from {{ ref('mart_provider_monthly_schedule') }}
),

providers as (
    select * from {{ ref('dim_provider') }}
),

joined as (
    select
        kpis.month_start,
        kpis.month_end,
        kpis.provider_id,
        providers.provider_abbreviation,
        providers.provider_role,
        kpis.gross_production,
        kpis.net_production,
        kpis.collections,
        kpis.net_collection_rate,
        performance.write_off_rate,
        performance.production_per_hour,
        performance.production_per_visit,
        schedule.days_scheduled,
        schedule.time_utilisation,
        kpis.broken_appointment_rate,
        performance.no_show_rate,
        performance.case_acceptance_dollars,
        performance.case_acceptance_patients,
        performance.hygiene_reappointment_rate,
        performance.perio_share,
        performance.claim_denial_rate,
        kpis._loaded_at,
        kpis._created_at,
        greatest(kpis._updated_at, performance._updated_at, schedule._updated_at) as _updated_at
    from kpis
    inner join performance
        on
            kpis.month_start = performance.month_start
            and kpis.provider_id = performance.provider_id
    inner join schedule
        on
            kpis.month_start = schedule.month_start
            and kpis.provider_id = schedule.provider_id
    left join providers
        on kpis.provider_id = providers.provider_id
),

final as (
    select
        month_start,
        month_end,
        provider_id,
        provider_abbreviation,
        provider_role,
        gross_production,
        net_production,
        collections,
        days_scheduled,
        production_per_visit,
        net_collection_rate,
        {{ performance_tier('net_collection_rate', 'joined.net_collection_rate') | indent(8) }}
            as net_collection_tier,
        write_off_rate,
        {{ performance_tier('write_off_rate', 'joined.write_off_rate') | indent(8) }} as write_off_tier,
        production_per_hour,
        {{ performance_tier('production_per_hour', 'joined.production_per_hour') | indent(8) }}
            as production_per_hour_tier,
        time_utilisation,
        {{ performance_tier('time_utilisation', 'joined.time_utilisation') | indent(8) }} as time_utilisation_tier,
        broken_appointment_rate,
        {{ performance_tier('broken_appointment_rate', 'joined.broken_appointment_rate') | indent(8) }}
            as broken_appointment_tier,
        no_show_rate,
        {{ performance_tier('no_show_rate', 'joined.no_show_rate') | indent(8) }} as no_show_tier,
        case_acceptance_dollars,
        {{ performance_tier('case_acceptance_dollars', 'joined.case_acceptance_dollars') | indent(8) }}
            as case_acceptance_tier,
        case_acceptance_patients,
        hygiene_reappointment_rate,
        {{ performance_tier('hygiene_reappointment_rate', 'joined.hygiene_reappointment_rate') | indent(8) }}
            as hygiene_reappointment_tier,
        perio_share,
        {{ performance_tier('perio_share', 'joined.perio_share') | indent(8) }} as perio_tier,
        claim_denial_rate,
        {{ performance_tier('claim_denial_rate', 'joined.claim_denial_rate') | indent(8) }} as claim_denial_tier,
        _loaded_at,
        _created_at,
        _updated_at
    from joined
)

select * from final
