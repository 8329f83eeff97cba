-- An employee clocks out before clocking in again; breaks (2) lie within a stay and are left out.
with stays as (
    select
        clock_event_id,
        employee_id,
        started_at,
        stopped_at,
        lead(started_at) over (
            partition by employee_id
            order by started_at, clock_event_id
        ) as next_started_at
    from {{ ref('stg_opendental__clockevent') }}
    where clock_status_code <> 2
)

select
    clock_event_id,
    employee_id,
    started_at,
    stopped_at,
    next_started_at
from stays
where next_started_at is not null and (stopped_at is null or stopped_at > next_started_at)
