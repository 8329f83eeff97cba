-- On a kept visit all that was booked is done: what was not done is taken off it.
select
    appointment_id,
    booked_production,
    completed_production
from {{ ref('int_appointment_production') }}
where
    is_kept
    and not is_valued_by_summary
    and booked_production <> completed_production
