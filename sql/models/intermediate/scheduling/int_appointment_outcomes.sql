with appointments as (
    select * from {{ ref('stg_opendental__appointment') }}
),

history as (
    select * from {{ ref('stg_opendental__histappointment') }}
    where action_code in (2, 3)
),

last_break as (
    select
        appointment_id,
        max(appointment_history_id) as appointment_history_id
    from history
    group by appointment_id
),

break_actions as (
    select
        history.appointment_id,
        history.action_code,
        history.changed_at
    from history
    inner join last_break
        on history.appointment_history_id = last_break.appointment_history_id
),

final as (
    select
        appointments.appointment_id,
        appointments.patient_id,
        case
            when appointments.is_hygiene and appointments.hygienist_id is not null then appointments.hygienist_id
            else coalesce(appointments.provider_id, 0)
        end as provider_id,
        appointments.operatory_id,
        appointments.appointment_type_id,
        appointments.appointment_status_code,
        appointments.appointment_at,
        cast(appointments.appointment_at as date) as appointment_date,
        {{ month_start('appointments.appointment_at') }} as month_start,
        appointments.scheduled_minutes,
        appointments.is_hygiene,
        appointments.is_new_patient,
        appointments.appointment_status_code = 2 as is_kept,
        appointments.appointment_status_code = 5 as is_broken,
        appointments.appointment_status_code = 5 and coalesce(break_actions.action_code = 2, false) as is_missed,
        appointments.appointment_status_code = 5 and coalesce(break_actions.action_code = 3, false) as is_cancelled,
        case when appointments.appointment_status_code = 5 then break_actions.changed_at end as broken_at,
        case when appointments.appointment_status_code in (3, 5) then break_actions.changed_at end
            as broken_for_good_at,
        appointments._loaded_at,
        appointments._created_at,
        appointments._updated_at
    from appointments
    left join break_actions
        on appointments.appointment_id = break_actions.appointment_id
)

select * from final
