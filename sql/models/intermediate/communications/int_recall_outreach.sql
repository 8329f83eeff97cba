with contacts as (
    select
        int_communications.*,
        lead(communicated_at) over (partition by patient_id order by communicated_at, communication_id)
            as next_contact_at
    from {{ ref('int_communications') }} as int_communications
    where
        purpose = 'recall'
        and direction = 'sent'
        and patient_id is not null
),

cleanings as (
    select * from {{ ref('int_cleanings') }}
),

hygiene_appointments as (
    select * from {{ ref('int_appointment_outcomes') }}
    where
        is_hygiene
        and appointment_status_code in (1, 2, 3, 5)
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

-- The first hygiene appointment made after a contact counts for it, unless another contact came between.
bookings as (
    select
        contacts.communication_id,
        hygiene_appointments.appointment_id,
        hygiene_appointments._created_at as booked_at,
        hygiene_appointments.appointment_date,
        hygiene_appointments.is_kept,
        row_number() over (
            partition by contacts.communication_id
            order by hygiene_appointments._created_at, hygiene_appointments.appointment_id
        ) as booking_number
    from contacts
    inner join hygiene_appointments
        on
            contacts.patient_id = hygiene_appointments.patient_id
            and contacts.communicated_at <= hygiene_appointments._created_at
            and (contacts.next_contact_at is null or contacts.next_contact_at > hygiene_appointments._created_at)
            and cast(hygiene_appointments._created_at as date)
            <= contacts.contact_date + {{ var('outreach_result_days') }}
),

final as (
    select
        contacts.communication_id,
        contacts.patient_id,
        contacts.communicated_at,
        contacts.contact_date,
        contacts.month_start,
        contacts.channel,
        contacts.user_id,
        cleanings.cleaning_date as last_cleaning_date,
        row_number() over (
            partition by contacts.patient_id, cleanings.cleaning_date
            order by contacts.communicated_at, contacts.communication_id
        ) as attempt_number,
        bookings.appointment_id as booked_appointment_id,
        bookings.booked_at,
        bookings.appointment_date as booked_date,
        bookings.appointment_id is not null as is_booked,
        coalesce(bookings.is_kept, false) as is_seen,
        contacts.contact_date + {{ var('outreach_result_days') }} <= as_of.as_of_date as is_judged,
        case
            when bookings.appointment_id is not null then 'booked'
            when contacts.next_contact_at is not null then 'contacted again'
            when contacts.contact_date + {{ var('outreach_result_days') }} > as_of.as_of_date then 'open'
            else 'not booked'
        end as outreach_result,
        contacts._loaded_at,
        contacts._created_at,
        contacts._updated_at
    from contacts
    cross join as_of
    left join cleanings
        on
            contacts.patient_id = cleanings.patient_id
            and contacts.contact_date >= cleanings.cleaning_date
            and (cleanings.next_cleaning_date is null or contacts.contact_date < cleanings.next_cleaning_date)
    left join bookings
        on
            contacts.communication_id = bookings.communication_id
            and bookings.booking_number = 1
)

select * from final
