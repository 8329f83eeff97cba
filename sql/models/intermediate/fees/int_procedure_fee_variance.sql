with charges as (
    select * from {{ ref('int_procedure_charges') }}
    where
        is_completed
        and not is_broken_appointment_code
),

standard_fees as (
    select * from {{ ref('int_standard_fees') }}
),

plans as (
    select * from {{ ref('stg_opendental__insplan') }}
),

schedule_fees as (
    select * from {{ ref('int_fee_schedule_fees') }}
),

primary_plans as (
    select
        procedure_id,
        plan_id,
        row_number() over (
            partition by procedure_id
            order by claim_procedure_id
        ) as line_rank
    from {{ ref('int_claim_lines') }}
    where
        claim_type = 'P'
        and procedure_id is not null
        and claim_procedure_status_code in (0, 1)
),

final as (
    select
        charges.procedure_id,
        charges.procedure_code_id,
        charges.patient_id,
        charges.provider_id,
        charges.month_start,
        charges.charge_amount,
        (standard_fees.standard_fee * charges.units)::numeric(12, 2) as standard_amount,
        (charges.charge_amount - standard_fees.standard_fee * charges.units)::numeric(12, 2) as standard_variance,
        plans.plan_id,
        plans.fee_schedule_id,
        (schedule_fees.scheduled_fee * charges.units)::numeric(12, 2) as contracted_amount,
        (charges.charge_amount - schedule_fees.scheduled_fee * charges.units)::numeric(12, 2) as contracted_variance,
        charges._loaded_at,
        charges._created_at,
        charges._updated_at
    from charges
    left join standard_fees
        on charges.procedure_code_id = standard_fees.procedure_code_id
    left join primary_plans
        on
            charges.procedure_id = primary_plans.procedure_id
            and primary_plans.line_rank = 1
    left join plans
        on
            primary_plans.plan_id = plans.plan_id
            and plans.plan_type = 'p'
    left join schedule_fees
        on
            plans.fee_schedule_id = schedule_fees.fee_schedule_id
            and charges.procedure_code_id = schedule_fees.procedure_code_id
)

select * from final
