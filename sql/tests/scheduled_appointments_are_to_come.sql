-- What is still scheduled lies after the as-of date, and on a day on which the practice is open.
select
    outcomes.appointment_id,
    outcomes.appointment_at,
    days.is_open
from {{ ref('int_appointment_outcomes') }} as outcomes
cross join {{ ref('int_practice_as_of') }} as as_of
left join {{ ref('int_calendar_days') }} as days
    on outcomes.appointment_date = days.date_day
where
    outcomes.appointment_status_code = 1
    and (outcomes.appointment_date <= as_of.as_of_date or days.is_open is distinct from true)
