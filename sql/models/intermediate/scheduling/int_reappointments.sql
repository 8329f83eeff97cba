with appointments as (
    select * from {{ ref('int_appointment_outcomes') }}
),

-- Appointments on a later day that were made by the end of the visit's day, whatever became of them.
later_appointments as (
    select
        visits.appointment_id,
        bool_or(later.is_hygiene) as is_reappointed_for_hygiene
    from appointments as visits
    inner join appointments as later
        on
            visits.patient_id = later.patient_id
            and visits.appointment_date < later.appointment_date
            and visits.appointment_date >= cast(later._created_at as date)
    where visits.is_kept
    group by visits.appointment_id
),

final as (
    select
        appointments.appointment_id,
        appointments.patient_id,
        appointments.provider_id,
        appointments.appointment_date,
        appointments.month_start,
        appointments.is_hygiene,
        later_appointments.appointment_id is not null as is_reappointed,
        coalesce(later_appointments.is_reappointed_for_hygiene, false) as is_reappointed_for_hygiene,
        appointments._loaded_at,
        appointments._created_at,
        appointments._updated_at
    from appointments
    left join later_appointments
        on appointments.appointment_id = later_appointments.appointment_id
    where appointments.is_kept
)

select * from final
