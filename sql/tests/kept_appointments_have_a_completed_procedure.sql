-- A kept appointment has a completed procedure, or its note says why it has none.
select
    fact_appointment.appointment_id,
    fact_appointment.patient_id,
    fact_appointment.appointment_date,
    fact_appointment.procedure_count
from {{ ref('fact_appointment') }} as fact_appointment
inner join {{ ref('stg_opendental__appointment') }} as appointments
    on fact_appointment.appointment_id = appointments.appointment_id
left join (
    select distinct appointment_id
    from {{ ref('int_procedure_charges') }}
    where is_completed
) as completed
    on fact_appointment.appointment_id = completed.appointment_id
where
    fact_appointment.is_kept
    and completed.appointment_id is null
    and appointments.note is null
