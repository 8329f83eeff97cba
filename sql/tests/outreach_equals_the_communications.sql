-- The contacts about recall of all months are those of the facts, and no appointment was booked by two of them.
with mart as (
    select coalesce(sum(contacts), 0) as contacts
    from {{ ref('mart_recall_outreach') }}
),

facts as (
    select
        count(*) as contacts,
        count(recall_booked_appointment_id) as booked,
        count(distinct recall_booked_appointment_id) as appointments_booked
    from {{ ref('fact_communication') }}
    where purpose = 'recall' and direction = 'sent' and patient_id is not null
)

select
    mart.contacts as mart_contacts,
    facts.contacts,
    facts.booked,
    facts.appointments_booked
from mart
cross join facts
where mart.contacts <> facts.contacts or facts.booked <> facts.appointments_booked
