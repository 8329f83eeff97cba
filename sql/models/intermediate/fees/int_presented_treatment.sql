with procedures as (
    select * from {{ ref('int_procedure_charges') }}
    where treatment_planned_date is not null
),

scheduled as (
    select appointment_id
    from {{ ref('int_appointment_outcomes') }}
    where appointment_status_code = 1
),

final as (
    select
        procedures.procedure_id,
        procedures.patient_id,
        procedures.provider_id,
        procedures.treatment_planned_date as presented_date,
        {{ month_start('procedures.treatment_planned_date') }} as month_start,
        procedures.charge_amount,
        procedures.is_completed
        or (procedures.procedure_status_code = 1 and scheduled.appointment_id is not null) as is_accepted,
        procedures.procedure_status_code = 1 and scheduled.appointment_id is null as is_unscheduled,
        procedures._loaded_at,
        procedures._created_at,
        procedures._updated_at
    from procedures
    left join scheduled
        on procedures.appointment_id = scheduled.appointment_id
)

select * from final
