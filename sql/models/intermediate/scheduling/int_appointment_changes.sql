with appointments as (
    select * from {{ ref('int_appointment_outcomes') }}
),

changes as (
    select
        appointment_id,
        appointment_history_id,
        action_code,
        appointment_at,
        changed_at,
        user_id,
        lag(appointment_at) over (partition by appointment_id order by appointment_history_id) as appointment_at_before,
        row_number() over (partition by appointment_id order by appointment_history_id) as change_number,
        row_number() over (partition by appointment_id order by appointment_history_id desc) as change_number_from_last
    from {{ ref('stg_opendental__histappointment') }}
),

histories as (
    select
        appointment_id,
        count(*) as change_count,
        max(case when change_number = 1 then changed_at end) as made_at,
        max(case when change_number = 1 then user_id end) as made_by_user_id,
        max(case when change_number = 1 then appointment_at end) as first_appointment_at,
        max(case when change_number_from_last = 1 then changed_at end) as last_changed_at,
        max(case when change_number_from_last = 1 then user_id end) as last_changed_by_user_id,
        count(*) filter (where action_code = 1 and appointment_at <> appointment_at_before) as times_moved,
        count(*) filter (where action_code = 1 and appointment_at > appointment_at_before) as times_postponed,
        count(*) filter (where action_code = 2) as times_missed,
        count(*) filter (where action_code = 3) as times_cancelled
    from changes
    group by appointment_id
),

final as (
    select
        appointments.appointment_id,
        appointments.patient_id,
        appointments.provider_id,
        appointments.appointment_date,
        appointments.month_start,
        coalesce(histories.made_at, appointments._created_at) as made_at,
        histories.made_by_user_id,
        histories.first_appointment_at,
        {{ days_between(
            'cast(coalesce(histories.made_at, appointments._created_at) as date)', 'appointments.appointment_date'
        ) }} as lead_days,
        {{ days_between(
            'cast(coalesce(histories.made_at, appointments._created_at) as date)',
            'cast(histories.first_appointment_at as date)'
        ) }} as first_lead_days,
        coalesce(histories.change_count, 0) as change_count,
        coalesce(histories.times_moved, 0) as times_moved,
        coalesce(histories.times_postponed, 0) as times_postponed,
        coalesce(histories.times_missed, 0) as times_missed,
        coalesce(histories.times_cancelled, 0) as times_cancelled,
        histories.last_changed_at,
        histories.last_changed_by_user_id,
        appointments._loaded_at,
        appointments._created_at,
        appointments._updated_at
    from appointments
    left join histories
        on appointments.appointment_id = histories.appointment_id
)

select * from final
