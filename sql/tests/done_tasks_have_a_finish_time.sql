-- A task that is done (2), and no other, was finished, and not before it was entered.
select
    task_id,
    task_status_code,
    entered_at,
    finished_at
from {{ ref('stg_opendental__task') }}
where
    (task_status_code = 2) <> (finished_at is not null)
    or finished_at < entered_at
