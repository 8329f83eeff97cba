-- A patient arrives, is seated and is dismissed in this order, on the day of the appointment.
select
    appointment_id,
    appointment_at,
    arrived_at,
    seated_at,
    dismissed_at
from {{ ref('int_appointment_timing') }}
where
    arrived_at > seated_at
    or seated_at > dismissed_at
    or arrived_at > dismissed_at
    or cast(arrived_at as date) <> appointment_date
    or cast(dismissed_at as date) <> appointment_date
