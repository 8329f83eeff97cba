with appointments as (
    select * from {{ ref('int_appointment_outcomes') }}
    where appointment_status_code in (1, 2, 5)
),

staged_appointments as (
    select * from {{ ref('stg_opendental__appointment') }}
),

definitions as (
    select * from {{ ref('stg_opendental__definition') }}
),

accepted_status as (
    select
        max(case when preference_name = 'ApptEConfirmStatusAccepted' then cast(preference_value as bigint) end)
            as confirmation_status_id
    from {{ ref('stg_opendental__preference') }}
),

contacts as (
    select * from {{ ref('int_communications') }}
    where purpose = 'appointment' and patient_id is not null
),

-- A contact is about the next appointment the patient had on the book at that time.
matched as (
    select
        contacts.communication_id,
        contacts.communicated_at,
        contacts.direction,
        contacts.channel,
        appointments.appointment_id,
        row_number() over (
            partition by contacts.communication_id
            order by appointments.appointment_at, appointments.appointment_id
        ) as appointment_number
    from contacts
    inner join appointments
        on
            contacts.patient_id = appointments.patient_id
            and contacts.communicated_at <= appointments.appointment_at
            and contacts.communicated_at >= appointments._created_at
            and contacts.contact_date >= appointments.appointment_date - {{ var('reminder_days') }}
),

counted as (
    select
        appointment_id,
        count(*) filter (where direction = 'sent') as reminders_sent,
        max(case when direction = 'sent' then communicated_at end) as last_reminder_at,
        count(*) filter (where direction = 'received' and channel in ('text message', 'e-mail')) as replies,
        min(case when direction = 'received' and channel in ('text message', 'e-mail') then communicated_at end)
            as first_reply_at
    from matched
    where appointment_number = 1
    group by appointment_id
),

final as (
    select
        appointments.appointment_id,
        appointments.patient_id,
        appointments.provider_id,
        appointments.appointment_date,
        appointments.month_start,
        definitions.definition_name as confirmation_status,
        coalesce(counted.reminders_sent, 0) as reminders_sent,
        counted.last_reminder_at,
        coalesce(counted.replies, 0) as replies,
        counted.first_reply_at,
        coalesce(staged_appointments.confirmation_status_id = accepted_status.confirmation_status_id, false)
        or coalesce(counted.replies, 0) > 0 as is_confirmed,
        appointments.is_kept,
        appointments.is_broken,
        appointments._loaded_at,
        appointments._created_at,
        appointments._updated_at
    from appointments
    cross join accepted_status
    inner join staged_appointments
        on appointments.appointment_id = staged_appointments.appointment_id
    left join definitions
        on staged_appointments.confirmation_status_id = definitions.definition_id
    left join counted
        on appointments.appointment_id = counted.appointment_id
)

select * from final
