with tasks as (
    select * from {{ ref('stg_opendental__task') }}
),

task_lists as (
    select * from {{ ref('stg_opendental__tasklist') }}
),

appointments as (
    select * from {{ ref('stg_opendental__appointment') }}
),

definitions as (
    select * from {{ ref('stg_opendental__definition') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

notes as (
    select
        task_id,
        count(*) as note_count,
        max(noted_at) as last_noted_at
    from {{ ref('stg_opendental__tasknote') }}
    group by task_id
),

joined as (
    select
        tasks.task_id,
        task_lists.task_list_name,
        definitions.definition_name as priority,
        coalesce(tasks.patient_id, appointments.patient_id) as patient_id,
        tasks.appointment_id,
        tasks.user_id,
        tasks.description,
        coalesce(tasks.entered_at, tasks.sent_at) as entered_at,
        tasks.task_date,
        tasks.finished_at,
        tasks.task_status_code = 2 as is_done,
        coalesce(notes.note_count, 0) as note_count,
        notes.last_noted_at,
        as_of.as_of_date,
        tasks._loaded_at,
        tasks._created_at,
        tasks._updated_at
    from tasks
    cross join as_of
    left join task_lists
        on tasks.task_list_id = task_lists.task_list_id
    left join definitions
        on tasks.priority_id = definitions.definition_id
    left join appointments
        on tasks.appointment_id = appointments.appointment_id
    left join notes
        on tasks.task_id = notes.task_id
),

final as (
    select
        task_id,
        task_list_name,
        priority,
        patient_id,
        appointment_id,
        user_id,
        description,
        entered_at,
        coalesce(task_date, cast(entered_at as date) + {{ var('task_overdue_days') }}) as due_date,
        finished_at,
        is_done,
        {{ days_between(
            'cast(entered_at as date)', 'case when is_done then cast(finished_at as date) else as_of_date end'
        ) }} as days_open,
        case
            when is_done then 'done'
            when coalesce(task_date, cast(entered_at as date) + {{ var('task_overdue_days') }}) < as_of_date
                then 'overdue'
            else 'open'
        end as task_state,
        note_count,
        last_noted_at,
        _loaded_at,
        _created_at,
        _updated_at
    from joined
)

select * from final
