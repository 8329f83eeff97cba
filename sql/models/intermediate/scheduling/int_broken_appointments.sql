with appointments as (
    select * from {{ ref('int_appointment_outcomes') }}
),

broken as (
    select * from appointments
    where is_broken
),

rebookings as (
    select
        broken.appointment_id,
        later.appointment_id as rebooked_appointment_id,
        later.appointment_date as rebooked_date,
        later.is_kept as is_rebooking_kept,
        {{ days_between('cast(broken.broken_at as date)', 'cast(later._created_at as date)') }} as days_to_rebooking,
        row_number() over (
            partition by broken.appointment_id
            order by later._created_at, later.appointment_id
        ) as rebooking_number
    from broken
    inner join appointments as later
        on
            broken.patient_id = later.patient_id
            and broken.appointment_id <> later.appointment_id
            and broken.is_hygiene = later.is_hygiene
            and broken.broken_at <= later._created_at
            and later.appointment_status_code in (1, 2, 3, 5)
),

final as (
    select
        broken.appointment_id,
        broken.patient_id,
        broken.provider_id,
        broken.operatory_id,
        broken.appointment_at,
        broken.appointment_date,
        broken.month_start,
        broken.scheduled_minutes,
        broken.is_hygiene,
        broken.is_missed,
        broken.is_cancelled,
        broken.broken_at,
        greatest({{ days_between('cast(broken.broken_at as date)', 'broken.appointment_date') }}, 0) as notice_days,
        rebookings.rebooked_appointment_id is not null as is_rebooked,
        rebookings.rebooked_appointment_id,
        rebookings.rebooked_date,
        rebookings.days_to_rebooking,
        coalesce(rebookings.is_rebooking_kept, false) as is_rebooking_kept,
        broken._loaded_at,
        broken._created_at,
        broken._updated_at
    from broken
    left join rebookings
        on
            broken.appointment_id = rebookings.appointment_id
            and rebookings.rebooking_number = 1
)

select * from final
