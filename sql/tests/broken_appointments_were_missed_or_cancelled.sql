-- A broken appointment was missed or cancelled, and has the mark of it on the account, D9986 or D9987.
select
    outcomes.appointment_id,
    outcomes.patient_id,
    outcomes.broken_at
from {{ ref('int_appointment_outcomes') }} as outcomes
left join (
    select distinct
        patient_id,
        procedure_date
    from {{ ref('int_procedure_charges') }}
    where is_broken_appointment_code and is_completed
) as marks
    on
        outcomes.patient_id = marks.patient_id
        and cast(outcomes.broken_at as date) = marks.procedure_date
where
    outcomes.is_broken
    and (
        (not outcomes.is_missed and not outcomes.is_cancelled)
        or marks.patient_id is null
    )
