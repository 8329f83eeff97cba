-- A complete appointment has no treatment-planned procedure, a scheduled one has no completed procedure, and a
-- completed procedure is for the appointment's patient on the appointment's day.
with procedures as (
    select * from {{ ref('stg_opendental__procedurelog') }}
),

appointments as (
    select * from {{ ref('int_appointment_outcomes') }}
)

select
    procedures.procedure_id,
    procedures.procedure_status_code,
    procedures.procedure_date,
    appointments.appointment_id,
    appointments.appointment_status_code,
    appointments.appointment_date
from procedures
inner join appointments
    on procedures.appointment_id = appointments.appointment_id
where
    (appointments.appointment_status_code = 2 and procedures.procedure_status_code = 1)
    or (appointments.appointment_status_code = 1 and procedures.procedure_status_code = 2)
    or procedures.patient_id <> appointments.patient_id
    or (
        appointments.appointment_status_code = 2
        and procedures.procedure_status_code = 2
        and procedures.procedure_date <> appointments.appointment_date
    )
