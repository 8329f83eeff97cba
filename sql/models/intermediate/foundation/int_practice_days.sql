with provider_days as (
    select * from {{ ref('int_provider_schedule_days') }}
),

-- Rows of the practice itself: days on which it is closed as a whole.
closures as (
    select
        schedule_date,
        bool_or(schedule_status_code = 2) as is_holiday,
        max(_loaded_at) as _loaded_at,
        max(_updated_at) as _updated_at
    from {{ ref('stg_opendental__schedule') }}
    where
        schedule_type_code = 0
        and schedule_status_code in (1, 2)
    group by schedule_date
),

scheduled as (
    select
        schedule_date,
        min(first_start_time) as opening_time,
        max(last_stop_time) as closing_time,
        count(*) as providers_scheduled,
        sum(scheduled_minutes)::bigint as provider_minutes,
        max(_loaded_at) as _loaded_at,
        max(_updated_at) as _updated_at
    from provider_days
    group by schedule_date
),

final as (
    select
        coalesce(scheduled.schedule_date, closures.schedule_date) as practice_date,
        scheduled.opening_time,
        scheduled.closing_time,
        coalesce(scheduled.providers_scheduled, 0) as providers_scheduled,
        coalesce(scheduled.provider_minutes, 0) as provider_minutes,
        coalesce(closures.is_holiday, false) as is_holiday,
        closures.schedule_date is null as is_open,
        coalesce(scheduled._loaded_at, closures._loaded_at) as _loaded_at,
        cast(null as timestamp) as _created_at,
        greatest(scheduled._updated_at, closures._updated_at) as _updated_at
    from scheduled
    full outer join closures
        on scheduled.schedule_date = closures.schedule_date
)

select * from final
