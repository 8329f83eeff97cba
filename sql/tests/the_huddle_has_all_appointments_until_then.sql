-- No scheduled appointment lies between the as-of date and the day of the huddle, and the huddle has all of its day.
select
    outcomes.appointment_id,
    outcomes.appointment_date,
    huddle_day.huddle_date
from {{ ref('int_appointment_outcomes') }} as outcomes
cross join {{ ref('int_huddle_day') }} as huddle_day
left join {{ ref('mart_daily_huddle') }} as huddle
    on outcomes.appointment_id = huddle.appointment_id
where
    outcomes.appointment_status_code = 1
    and outcomes.appointment_date <= huddle_day.huddle_date
    and huddle.appointment_id is null
