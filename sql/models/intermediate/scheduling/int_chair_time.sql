with schedules as (
    select * from {{ ref('stg_opendental__schedule') }}
    where
        schedule_type_code = 1
        and schedule_status_code = 0
        and provider_id is not null
),

schedule_chairs as (
    select * from {{ ref('stg_opendental__scheduleop') }}
),

operatories as (
    select * from {{ ref('stg_opendental__operatory') }}
),

appointments as (
    select * from {{ ref('int_appointment_outcomes') }}
    where
        operatory_id is not null
        and appointment_at is not null
        and appointment_status_code in (1, 2, 5)
),

-- A block that names no chair is worked at the provider's own.
placed as (
    select
        schedules.*,
        coalesce(schedule_chairs.operatory_id, operatories.operatory_id) as operatory_id
    from schedules
    left join schedule_chairs
        on schedules.schedule_id = schedule_chairs.schedule_id
    left join operatories
        on
            schedule_chairs.schedule_id is null
            and not operatories.is_hidden
            and (schedules.provider_id = operatories.dentist_id or schedules.provider_id = operatories.hygienist_id)
),

stretches as (
    select
        operatory_id,
        schedule_date as chair_date,
        'open' as time_kind,
        {{ minute_of_day('start_time') }} as start_minute,
        {{ minute_of_day('stop_time') }} as stop_minute,
        _loaded_at,
        _created_at,
        _updated_at
    from placed
    where operatory_id is not null
    union all
    select
        operatory_id,
        appointment_date as chair_date,
        case when is_broken then 'broken' else 'booked' end as time_kind,
        {{ minute_of_day('appointment_at') }} as start_minute,
        {{ minute_of_day('appointment_at') }} + scheduled_minutes as stop_minute,
        _loaded_at,
        _created_at,
        _updated_at
    from appointments
),

-- Stretches that touch or overlap become one: a new one begins where none before it reaches.
flagged as (
    select
        stretches.*,
        case
            when start_minute <= max(stop_minute) over (
                partition by operatory_id, chair_date, time_kind
                order by start_minute, stop_minute
                rows between unbounded preceding and 1 preceding
            ) then 0
            else 1
        end as is_beginning
    from stretches
),

numbered as (
    select
        flagged.*,
        sum(is_beginning) over (
            partition by operatory_id, chair_date, time_kind
            order by start_minute, stop_minute
            rows between unbounded preceding and current row
        ) as stretch_number
    from flagged
),

final as (
    select
        operatory_id,
        chair_date,
        time_kind,
        stretch_number::integer as stretch_number,
        min(start_minute) as start_minute,
        max(stop_minute) as stop_minute,
        max(stop_minute) - min(start_minute) as minutes,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from numbered
    group by operatory_id, chair_date, time_kind, stretch_number
)

select * from final
