-- The making (25), moving (26) and editing (27) of an appointment are audited under its patient.
select
    entries.security_log_id,
    entries.patient_id,
    appointments.patient_id as appointment_patient_id
from {{ ref('stg_opendental__securitylog') }} as entries
inner join {{ ref('stg_opendental__appointment') }} as appointments
    on entries.object_id = appointments.appointment_id
where
    entries.permission_code in (25, 26, 27)
    and entries.patient_id is distinct from appointments.patient_id
