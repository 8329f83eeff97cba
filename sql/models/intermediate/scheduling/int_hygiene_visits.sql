with appointments as (
    select * from {{ ref('int_appointment_outcomes') }}
    where is_hygiene
),

reappointed as (
    select distinct visits.appointment_id
    from appointments as visits
    inner join appointments as later
        on
            visits.patient_id = later.patient_id
            and visits.appointment_date < later.appointment_date
            and visits.appointment_date >= cast(later._created_at as date)
    where visits.is_kept
),

final as (
    select
        appointments.appointment_id,
        appointments.patient_id,
        appointments.provider_id,
        appointments.appointment_date,
        appointments.month_start,
        reappointed.appointment_id is not null as is_reappointed,
        appointments._loaded_at,
        appointments._created_at,
        appointments._updated_at
    from appointments
    left join reappointed
        on appointments.appointment_id = reappointed.appointment_id
    where appointments.is_kept
)

select * from final
