-- No provider works at two chairs in the same five minutes; the assistant's minutes of a time bar do not count.
with digits as (
    select * from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as digits (digit)
),

places as (
    select ones.digit + 10 * tens.digit + 1 as place
    from digits as ones
    cross join digits as tens
),

booked as (
    select
        outcomes.appointment_id,
        outcomes.provider_id,
        outcomes.appointment_date,
        {{ minute_of_day('outcomes.appointment_at') }} as start_minute,
        appointments.pattern
    from {{ ref('int_appointment_outcomes') }} as outcomes
    inner join {{ ref('stg_opendental__appointment') }} as appointments
        on outcomes.appointment_id = appointments.appointment_id
    where
        outcomes.appointment_status_code in (1, 2)
        and outcomes.appointment_at is not null
        and outcomes.provider_id <> 0
),

worked as (
    select
        booked.provider_id,
        booked.appointment_date,
        booked.start_minute + 5 * (places.place - 1) as minute_of_day,
        booked.appointment_id
    from booked
    inner join places
        on places.place <= length(booked.pattern)
    where substring(booked.pattern from places.place for 1) = 'X'
)

select
    provider_id,
    appointment_date,
    minute_of_day,
    min(appointment_id) as appointment_id,
    max(appointment_id) as other_appointment_id
from worked
group by provider_id, appointment_date, minute_of_day
having count(*) > 1
