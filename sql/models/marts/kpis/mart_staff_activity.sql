with activity as (
    select * from {{ ref('int_user_activity_days') }}
),

users as (
    select * from {{ ref('stg_opendental__userod') }}
),

employees as (
    select * from {{ ref('stg_opendental__employee') }}
),

staff_days as (
    select * from {{ ref('int_staff_days') }}
),

-- The user of an employee; one who has several counts with the first.
employee_users as (
    select
        employee_id,
        min(user_id) as user_id
    from users
    where employee_id is not null
    group by employee_id
),

clocked as (
    select
        coalesce(employee_users.user_id, 0) as user_id,
        staff_days.*
    from staff_days
    left join employee_users
        on staff_days.employee_id = employee_users.employee_id
),

active as (
    select
        activity.*,
        employee_users.employee_id
    from activity
    left join employee_users
        on activity.user_id = employee_users.user_id
),

joined as (
    select
        coalesce(active.activity_date, clocked.work_date) as activity_date,
        coalesce(active.user_id, clocked.user_id) as user_id,
        coalesce(active.employee_id, clocked.employee_id, 0) as employee_id,
        coalesce(clocked.worked_minutes, 0) as worked_minutes,
        coalesce(clocked.break_minutes, 0) as break_minutes,
        clocked.first_in_at,
        clocked.last_out_at,
        coalesce(active.audit_entries, 0) as audit_entries,
        coalesce(active.patients, 0) as patients,
        coalesce(active.appointment_entries, 0) as appointment_entries,
        coalesce(active.clinical_entries, 0) as clinical_entries,
        coalesce(active.money_entries, 0) as money_entries,
        coalesce(active.insurance_entries, 0) as insurance_entries,
        coalesce(active.patient_entries, 0) as patient_entries,
        coalesce(active.message_entries, 0) as message_entries,
        coalesce(active.other_entries, 0) as other_entries,
        coalesce(active.log_ons, 0) as log_ons,
        greatest(active._loaded_at, clocked._loaded_at) as _loaded_at,
        least(active._created_at, clocked._created_at) as _created_at,
        greatest(active._updated_at, clocked._updated_at) as _updated_at
    from active
    full outer join clocked
        on
            active.activity_date = clocked.work_date
            and active.employee_id = clocked.employee_id
),

final as (
    select
        joined.activity_date,
        joined.user_id,
        joined.employee_id,
        {{ month_start('joined.activity_date') }} as month_start,
        coalesce(users.user_name, case when joined.user_id = 0 then 'none' end) as user_name,
        employees.last_name,
        employees.first_name,
        joined.worked_minutes,
        joined.break_minutes,
        joined.first_in_at,
        joined.last_out_at,
        joined.audit_entries,
        joined.patients,
        joined.appointment_entries,
        joined.clinical_entries,
        joined.money_entries,
        joined.insurance_entries,
        joined.patient_entries,
        joined.message_entries,
        joined.other_entries,
        joined.log_ons,
        {{ ratio('60 * joined.audit_entries', 'joined.worked_minutes') | indent(8) }} as entries_per_hour,
        joined._loaded_at,
        joined._created_at,
        joined._updated_at
    from joined
    left join users
        on joined.user_id = users.user_id
    left join employees
        on joined.employee_id = employees.employee_id
)

select * from final
