with charges as (
    select * from {{ ref('int_procedure_charges') }}
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
    from {{ ref('int_adjustments') }}
    where procedure_id is not null
    group by procedure_id
),

plan_credits as (
    select
        procedure_id,
        {{ sum_money('principal') }} as financed
    from {{ ref('stg_opendental__payplancharge') }}
    where
        charge_type = 'credit'
        and procedure_id is not null
    group by procedure_id
),

final as (
    select
        charges.procedure_id,
        charges.patient_id,
        charges.provider_id,
        charges.month_start,
        charges.is_completed,
        charges.charge_amount,
        coalesce(adjustments.adjusted, 0)::numeric(12, 2) as adjusted,
        coalesce(insurance.insurance_paid, 0)::numeric(12, 2) as insurance_paid,
        coalesce(insurance.insurance_written_off, 0)::numeric(12, 2) as insurance_written_off,
        coalesce(patient_payments.patient_paid, 0)::numeric(12, 2) as patient_paid,
        coalesce(plan_credits.financed, 0)::numeric(12, 2) as financed,
        case
            when charges.is_completed then
                charges.charge_amount
                + coalesce(adjustments.adjusted, 0)
                - coalesce(insurance.insurance_paid, 0)
                - coalesce(insurance.insurance_written_off, 0)
                - coalesce(patient_payments.patient_paid, 0)
                - coalesce(plan_credits.financed, 0)
            else 0
        end::numeric(12, 2) as unpaid_amount,
        charges._loaded_at,
        charges._created_at,
        charges._updated_at
    from charges
    left join insurance
        on charges.procedure_id = insurance.procedure_id
    left join patient_payments
        on charges.procedure_id = patient_payments.procedure_id
    left join adjustments
        on charges.procedure_id = adjustments.procedure_id
    left join plan_credits
        on charges.procedure_id = plan_credits.procedure_id
)

select * from final
