-- A completed visit lies within the hours that a provider is scheduled at its chair.
with kept as (
    select
        appointment_id,
        operatory_id,
        appointment_date,
        {{ minute_of_day('appointment_at') }} as start_minute,
        {{ minute_of_day('appointment_at') }} + scheduled_minutes as stop_minute
    from {{ ref('int_appointment_outcomes') }}
    where is_kept and operatory_id is not null
),

opened as (
    select * from {{ ref('int_chair_time') }}
    where time_kind = 'open'
)

select
    kept.appointment_id,
    kept.operatory_id,
    kept.appointment_date,
    kept.start_minute,
    kept.stop_minute
from kept
left join opened
    on
        kept.operatory_id = opened.operatory_id
        and kept.appointment_date = opened.chair_date
        and kept.start_minute >= opened.start_minute
        and kept.stop_minute <= opened.stop_minute
where opened.operatory_id is null
