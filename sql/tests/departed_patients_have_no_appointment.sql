-- Nobody is seen after death, and nobody who is deleted or deceased is on the schedule.
select
    outcomes.appointment_id,
    outcomes.patient_id,
    profiles.patient_status,
    outcomes.appointment_at,
    profiles.deceased_at
from {{ ref('int_appointment_outcomes') }} as outcomes
inner join {{ ref('int_patient_profiles') }} as profiles
    on outcomes.patient_id = profiles.patient_id
where
    (outcomes.is_kept and outcomes.appointment_at > profiles.deceased_at)
    or (outcomes.appointment_status_code in (1, 3) and profiles.patient_status in ('deleted', 'deceased'))
