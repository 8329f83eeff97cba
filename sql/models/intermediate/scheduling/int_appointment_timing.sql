with kept as (
    select * from {{ ref('int_appointment_outcomes') }}
    where is_kept
),

appointments as (
    select * from {{ ref('stg_opendental__appointment') }}
),

timed as (
    select
        kept.appointment_id,
        kept.patient_id,
        kept.provider_id,
        kept.operatory_id,
        kept.appointment_at,
        kept.appointment_date,
        kept.month_start,
        kept.scheduled_minutes,
        appointments.arrived_at,
        appointments.seated_at,
        appointments.dismissed_at,
        {{ minutes_from('kept.appointment_at', 'appointments.arrived_at') }} as arrival_minutes,
        {{ minutes_from('kept.appointment_at', 'appointments.seated_at') }} as seating_minutes,
        {{ minutes_from('appointments.arrived_at', 'appointments.seated_at') }} as waiting_minutes,
        {{ minutes_from('appointments.seated_at', 'appointments.dismissed_at') }} as chair_minutes,
        kept._loaded_at,
        kept._created_at,
        kept._updated_at
    from kept
    inner join appointments
        on kept.appointment_id = appointments.appointment_id
),

final as (
    select
        appointment_id,
        patient_id,
        provider_id,
        operatory_id,
        appointment_at,
        appointment_date,
        month_start,
        scheduled_minutes,
        arrived_at,
        seated_at,
        dismissed_at,
        arrival_minutes,
        arrival_minutes > 0 as is_late_arrival,
        waiting_minutes,
        seating_minutes > 0 as is_seated_late,
        chair_minutes,
        chair_minutes - scheduled_minutes as overrun_minutes,
        _loaded_at,
        _created_at,
        _updated_at
    from timed
)

select * from final
