-- The hygiene visits of all providers and months are the kept hygiene appointments.
with mart as (
    select
        coalesce(sum(hygiene_visits), 0) as visits,
        coalesce(sum(cleaning_visits), 0) as cleaning_visits
    from {{ ref('mart_hygiene') }}
),

facts as (
    select
        count(*) as visits,
        count(*) filter (where visits.is_cleaning) as cleaning_visits
    from {{ ref('fact_appointment') }} as appointments
    left join {{ ref('int_hygiene_visits') }} as visits
        on appointments.appointment_id = visits.appointment_id
    where appointments.is_kept and appointments.is_hygiene
)

select
    mart.visits as mart_visits,
    facts.visits,
    mart.cleaning_visits as mart_cleaning_visits,
    facts.cleaning_visits
from mart
cross join facts
where mart.visits <> facts.visits or mart.cleaning_visits <> facts.cleaning_visits
