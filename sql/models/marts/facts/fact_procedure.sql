with charges as (
    select * from {{ ref('int_procedure_charges') }}
),

procedures as (
    select * from {{ ref('stg_opendental__procedurelog') }}
),

sites as (
    select * from {{ ref('int_procedure_sites') }}
),

insurance as (
    select
        procedure_id,
        {{ sum_money('insurance_payment') }} as insurance_paid,
        {{ sum_money('write_off') }} as insurance_written_off
    from {{ ref('int_insurance_payments') }}
    where procedure_id is not null
    group by procedure_id
),

patient_payments as (
    select
        procedure_id,
        {{ sum_money('split_amount') }} as patient_paid
    from {{ ref('int_payment_splits') }}
    where procedure_id is not null
    group by procedure_id
),

adjustments as (
    select
        procedure_id,
        {{ sum_money('adjustment_amount') }} as adjusted
    from {{ ref('stg_opendental__adjustment') }}
    where procedure_id is not null
    group by procedure_id
),

final as (
    select
        charges.procedure_id,
        charges.patient_id,
        charges.provider_id,
        charges.appointment_id,
        charges.procedure_code_id,
        charges.procedure_code,
        {{ named_code('charges.procedure_status_code', opendental_enumeration('ProcStat')) | indent(8) }} as procedure_status,
        charges.procedure_date,
        charges.month_start,
        procedures.treatment_planned_date,
        procedures.completed_date,
        procedures.tooth_number,
        procedures.surface,
        sites.dentition,
        sites.surface_count,
        sites.quadrant,
        sites.arch,
        charges.procedure_fee,
        charges.units,
        charges.charge_amount,
        coalesce(adjustments.adjusted, 0)::numeric(12, 2) as adjusted,
        coalesce(insurance.insurance_paid, 0)::numeric(12, 2) as insurance_paid,
        coalesce(insurance.insurance_written_off, 0)::numeric(12, 2) as insurance_written_off,
        coalesce(patient_payments.patient_paid, 0)::numeric(12, 2) as patient_paid,
        charges.is_completed,
        charges.is_broken_appointment_code,
        charges._loaded_at,
        charges._created_at,
        charges._updated_at
    from charges
    inner join procedures
        on charges.procedure_id = procedures.procedure_id
    left join sites
        on charges.procedure_id = sites.procedure_id
    left join insurance
        on charges.procedure_id = insurance.procedure_id
    left join patient_payments
        on charges.procedure_id = patient_payments.procedure_id
    left join adjustments
        on charges.procedure_id = adjustments.procedure_id
)

select * from final
