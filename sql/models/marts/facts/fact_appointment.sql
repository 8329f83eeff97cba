with outcomes as (
    select * from {{ ref('int_appointment_outcomes') }}
),

appointments as (
    select * from {{ ref('stg_opendental__appointment') }}
),

appointment_types as (
    select * from {{ ref('stg_opendental__appointmenttype') }}
),

production as (
    select
        appointment_id,
        {{ sum_money('case when is_completed then charge_amount else 0 end') }} as completed_production,
        count(*) as procedure_count
    from {{ ref('int_procedure_charges') }}
    where appointment_id is not null
    group by appointment_id
),

final as (
    select
        outcomes.appointment_id,
        outcomes.patient_id,
        outcomes.provider_id,
        outcomes.operatory_id,
        appointment_types.appointment_type_name,
        {{ named_code('outcomes.appointment_status_code', opendental_enumeration('ApptStatus')) | indent(8) }} as appointment_status,
        outcomes.appointment_at,
        outcomes.appointment_date,
        outcomes.month_start,
        outcomes.scheduled_minutes,
        appointments.arrived_at,
        appointments.seated_at,
        appointments.dismissed_at,
        outcomes.is_hygiene,
        outcomes.is_new_patient,
        outcomes.is_kept,
        outcomes.is_broken,
        outcomes.is_missed,
        outcomes.is_cancelled,
        outcomes.broken_at,
        coalesce(production.procedure_count, 0) as procedure_count,
        coalesce(production.completed_production, 0)::numeric(12, 2) as completed_production,
        outcomes._loaded_at,
        outcomes._created_at,
        outcomes._updated_at
    from outcomes
    inner join appointments
        on outcomes.appointment_id = appointments.appointment_id
    left join appointment_types
        on outcomes.appointment_type_id = appointment_types.appointment_type_id
    left join production
        on outcomes.appointment_id = production.appointment_id
)

select * from final
