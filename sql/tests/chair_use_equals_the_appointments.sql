-- The appointments of all chairs and days together are those of the facts, and so is their production.
with chairs as (
    select
        coalesce(sum(appointments_scheduled), 0) as scheduled,
        coalesce(sum(appointments_kept), 0) as kept,
        coalesce(sum(appointments_broken), 0) as broken,
        coalesce(sum(completed_production), 0) as production
    from {{ ref('mart_appointment_and_chair_use') }}
),

appointments as (
    select
        count(*) filter (where appointment_status = 'scheduled') as scheduled,
        count(*) filter (where is_kept) as kept,
        count(*) filter (where is_broken) as broken,
        coalesce(sum(completed_production) filter (where is_kept), 0) as production
    from {{ ref('fact_appointment') }}
    where operatory_id is not null and appointment_at is not null
)

select
    chairs.scheduled as chair_scheduled,
    appointments.scheduled,
    chairs.kept as chair_kept,
    appointments.kept,
    chairs.broken as chair_broken,
    appointments.broken,
    chairs.production as chair_production,
    appointments.production
from chairs
cross join appointments
where
    chairs.scheduled <> appointments.scheduled
    or chairs.kept <> appointments.kept
    or chairs.broken <> appointments.broken
    or chairs.production <> appointments.production
