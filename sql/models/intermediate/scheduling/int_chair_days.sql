with chair_time as (
    select * from {{ ref('int_chair_time') }}
),

appointments as (
    select * from {{ ref('int_appointment_outcomes') }}
    where
        operatory_id is not null
        and appointment_date is not null
        and appointment_status_code in (1, 2, 5)
),

minutes as (
    select
        operatory_id,
        chair_date,
        coalesce(sum(minutes) filter (where time_kind = 'open'), 0)::bigint as open_minutes,
        coalesce(sum(minutes) filter (where time_kind = 'booked'), 0)::bigint as booked_minutes,
        coalesce(sum(minutes) filter (where time_kind = 'broken'), 0)::bigint as broken_minutes,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from chair_time
    group by operatory_id, chair_date
),

used_time as (
    select
        booked.operatory_id,
        booked.chair_date,
        coalesce(
            sum(
                least(booked.stop_minute, others.stop_minute) - greatest(booked.start_minute, others.start_minute)
            ) filter (where others.time_kind = 'open'),
            0
        )::bigint as used_minutes,
        coalesce(
            sum(
                least(booked.stop_minute, others.stop_minute) - greatest(booked.start_minute, others.start_minute)
            ) filter (where others.time_kind = 'broken'),
            0
        )::bigint as refilled_minutes
    from chair_time as booked
    inner join chair_time as others
        on
            booked.operatory_id = others.operatory_id
            and booked.chair_date = others.chair_date
            and booked.start_minute < others.stop_minute
            and booked.stop_minute > others.start_minute
            and others.time_kind in ('open', 'broken')
    where booked.time_kind = 'booked'
    group by booked.operatory_id, booked.chair_date
),

counted as (
    select
        operatory_id,
        appointment_date as chair_date,
        count(*) filter (where appointment_status_code = 1) as appointments_scheduled,
        count(*) filter (where is_kept) as appointments_kept,
        count(*) filter (where is_broken) as appointments_broken,
        count(*) filter (where is_missed) as appointments_missed,
        count(*) filter (where is_cancelled) as appointments_cancelled
    from appointments
    group by operatory_id, appointment_date
),

final as (
    select
        minutes.operatory_id,
        minutes.chair_date,
        {{ month_start('minutes.chair_date') }} as month_start,
        minutes.open_minutes,
        minutes.booked_minutes,
        coalesce(used_time.used_minutes, 0) as used_minutes,
        minutes.open_minutes - coalesce(used_time.used_minutes, 0) as empty_minutes,
        minutes.broken_minutes,
        coalesce(used_time.refilled_minutes, 0) as refilled_minutes,
        coalesce(counted.appointments_scheduled, 0) as appointments_scheduled,
        coalesce(counted.appointments_kept, 0) as appointments_kept,
        coalesce(counted.appointments_broken, 0) as appointments_broken,
        coalesce(counted.appointments_missed, 0) as appointments_missed,
        coalesce(counted.appointments_cancelled, 0) as appointments_cancelled,
        minutes._loaded_at,
        minutes._created_at,
        minutes._updated_at
    from minutes
    left join used_time
        on
            minutes.operatory_id = used_time.operatory_id
            and minutes.chair_date = used_time.chair_date
    left join counted
        on
            minutes.operatory_id = counted.operatory_id
            and minutes.chair_date = counted.chair_date
)

select * from final
