with provider_months as (
    select * from {{ ref('int_provider_months') }}
),

visits as (
    select * from {{ ref('int_provider_visits') }}
),

schedule_days as (
    select * from {{ ref('int_provider_schedule_days') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

income as (
    select * from {{ ref('int_provider_income') }}
),

scheduled as (
    select
        schedule_days.month_start,
        schedule_days.provider_id,
        count(*) as days_scheduled,
        sum(schedule_days.scheduled_minutes)::bigint as scheduled_minutes,
        max(schedule_days._updated_at) as _updated_at
    from schedule_days
    inner join as_of
        on schedule_days.schedule_date <= as_of.as_of_date
    group by schedule_days.month_start, schedule_days.provider_id
),

final as (
    select
        provider_months.month_start,
        provider_months.provider_id,
        coalesce(scheduled.days_scheduled, 0) as days_scheduled,
        coalesce(scheduled.scheduled_minutes, 0) as scheduled_minutes,
        coalesce(visits.kept_minutes, 0) as kept_minutes,
        coalesce(visits.appointments_kept, 0) as appointments_kept,
        coalesce(visits.first_visits_kept, 0) as first_visits_kept,
        coalesce(visits.appointments_broken, 0) as appointments_broken,
        {{ ratio('coalesce(visits.kept_minutes, 0)', 'coalesce(scheduled.scheduled_minutes, 0)') | indent(8) }}
            as time_utilisation,
        {{ ratio('60 * coalesce(income.gross_production, 0)', 'coalesce(scheduled.scheduled_minutes, 0)') | indent(8) }}
            as production_per_scheduled_hour,
        provider_months._loaded_at,
        visits._created_at,
        greatest(visits._updated_at, scheduled._updated_at) as _updated_at
    from provider_months
    left join visits
        on
            provider_months.month_start = visits.month_start
            and provider_months.provider_id = visits.provider_id
    left join scheduled
        on
            provider_months.month_start = scheduled.month_start
            and provider_months.provider_id = scheduled.provider_id
    left join income
        on
            provider_months.month_start = income.month_start
            and provider_months.provider_id = income.provider_id
)

select * from final
