with entries as (
    select
        *,
        row_number() over (partition by appointment_id order by entered_at, entry_log_id) as entry_number
    from {{ ref('stg_opendental__entrylog') }}
    where appointment_id is not null
),

appointments as (
    select * from {{ ref('stg_opendental__appointment') }}
),

final as (
    select
        appointments.appointment_id,
        appointments.patient_id,
        appointments.entered_by_user_id,
        appointments._created_at as appointment_entered_at,
        entries.entry_log_id,
        entries.user_id as logged_user_id,
        entries.entered_at as logged_at,
        entries.entry_log_id is not null as is_logged,
        coalesce(entries.user_id = appointments.entered_by_user_id, false) as is_same_user,
        appointments._loaded_at,
        appointments._created_at,
        appointments._updated_at
    from appointments
    left join entries
        on
            appointments.appointment_id = entries.appointment_id
            and entries.entry_number = 1
)

select * from final
