-- The history of an appointment begins with its creation, which is in it once, and agrees with the appointment's end.
with history as (
    select
        history.appointment_id,
        history.appointment_history_id,
        history.action_code,
        history.appointment_status_code,
        row_number() over (partition by history.appointment_id order by history.appointment_history_id) as change_number,
        row_number() over (partition by history.appointment_id order by history.appointment_history_id desc)
            as change_number_from_last
    from {{ ref('stg_opendental__histappointment') }} as history
)

select
    history.appointment_id,
    history.appointment_history_id,
    history.action_code,
    history.appointment_status_code as status_in_history,
    outcomes.appointment_status_code
from history
inner join {{ ref('int_appointment_outcomes') }} as outcomes
    on history.appointment_id = outcomes.appointment_id
where
    (history.action_code = 0) <> (history.change_number = 1)
    or (
        history.change_number_from_last = 1
        and history.appointment_status_code <> outcomes.appointment_status_code
    )
