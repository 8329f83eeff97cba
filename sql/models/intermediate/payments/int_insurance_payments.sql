with lines as (
    select * from {{ ref('int_claim_lines') }}
),

checks as (
    select * from {{ ref('stg_opendental__claimpayment') }}
),

kinds as (
    select * from {{ ref('stg_opendental__definition') }}
),

plans as (
    select * from {{ ref('stg_opendental__insplan') }}
),

final as (
    select
        lines.claim_procedure_id,
        lines.claim_id,
        lines.procedure_id,
        lines.patient_id,
        lines.provider_id,
        lines.plan_id,
        plans.carrier_id,
        lines.claim_payment_id,
        checks.check_date,
        kinds.definition_name as payment_method,
        lines.payment_date,
        lines.payment_month_start as month_start,
        lines.insurance_payment,
        lines.write_off,
        lines._loaded_at,
        lines._created_at,
        lines._updated_at
    from lines
    left join checks
        on lines.claim_payment_id = checks.claim_payment_id
    left join kinds
        on checks.payment_type_id = kinds.definition_id
    left join plans
        on lines.plan_id = plans.plan_id
    where lines.is_income
)

select * from final
