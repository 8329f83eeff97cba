-- Scheduled, complete and broken appointments have a time, all have a length, and none crosses midnight.
select
    appointment_id,
    appointment_status_code,
    appointment_at,
    scheduled_minutes
from {{ ref('int_appointment_outcomes') }}
where
    (appointment_status_code in (1, 2, 5) and appointment_at is null)
    or (appointment_status_code in (1, 2, 3, 5) and scheduled_minutes is null)
    or extract(hour from appointment_at) * 60 + extract(minute from appointment_at) + scheduled_minutes > 1440
