-- A note is added to a task that is there.
select
    notes.task_note_id,
    notes.noted_at,
    tasks.entered_at
from {{ ref('stg_opendental__tasknote') }} as notes
inner join {{ ref('stg_opendental__task') }} as tasks
    on notes.task_id = tasks.task_id
where notes.noted_at < tasks.entered_at
