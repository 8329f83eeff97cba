-- No two scheduled or kept appointments share a chair at the same time.
with booked as (
    select
        appointment_id,
        operatory_id,
        appointment_date,
        {{ minute_of_day('appointment_at') }} as start_minute,
        {{ minute_of_day('appointment_at') }} + scheduled_minutes as stop_minute
    from {{ ref('int_appointment_outcomes') }}
    where
        appointment_status_code in (1, 2)
        and operatory_id is not null
),

followed as (
    select
        booked.*,
        max(stop_minute) over (
            partition by operatory_id, appointment_date
            order by start_minute, appointment_id
            rows between unbounded preceding and 1 preceding
        ) as taken_until_minute
    from booked
)

select
    appointment_id,
    operatory_id,
    appointment_date,
    start_minute,
    taken_until_minute
from followed
where start_minute < taken_until_minute
