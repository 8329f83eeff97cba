{% set changes = [
    {'column': 'claim_procedure_id', 'of': 'claimproc'},
    {'column': 'claim_payment_id', 'of': 'claimpayment'},
    {'column': 'plan_id', 'of': 'insplan'},
    {'of': 'definition'},
] %}

{{
    config(
        materialized=kept_by_changes(),
        incremental_strategy='changed_rows',
        unique_key='claim_procedure_id',
        meta={'changes': changes}
    )
}}

with lines as (
    select * from {{ ref('int_claim_lines') }}
    {% if is_incremental() %}
    where claim_procedure_id in ({{ changed_keys(ref('int_claim_lines'), 'claim_procedure_id', changes) | indent(4) }})
    {% endif %}
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
        lines._updated_at,
        {{ load_run(['int_claim_lines']) }} as _load_run
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
