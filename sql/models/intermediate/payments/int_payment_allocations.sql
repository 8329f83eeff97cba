{% set changes = [
    {'column': 'source_id', 'of': 'paysplit', 'where': "payer = 'patient'"},
    {'column': 'payment_id', 'of': 'payment'},
    {'of': 'definition', 'where': "payer = 'patient'"},
    {'column': 'source_id', 'of': 'claimproc', 'where': "payer = 'insurance'"},
    {'column': 'plan_id', 'of': 'insplan'},
] %}

{{
    config(
        materialized=kept_by_changes(),
        incremental_strategy='changed_rows',
        unique_key=['payer', 'source_id'],
        meta={'changes': changes}
    )
}}

with splits as (
    select * from {{ ref('int_payment_splits') }}
),

insurance_payments as (
    select * from {{ ref('int_insurance_payments') }}
),

patient_money as (
    select
        'patient' as payer,
        payment_split_id as source_id,
        payment_id,
        cast(null as bigint) as claim_payment_id,
        patient_id,
        provider_id,
        procedure_id,
        cast(null as bigint) as plan_id,
        cast(null as bigint) as carrier_id,
        payment_date,
        month_start,
        case
            when is_income_transfer then 'income transfer'
            else coalesce(payment_method, 'unknown')
        end as payment_method,
        case
            when is_unearned then 'prepayment'
            when payment_plan_id is not null then 'payment plan'
            when procedure_id is not null then 'procedure'
            when adjustment_id is not null then 'adjustment'
            else 'account'
        end as paid_for,
        split_amount as payment_amount,
        is_unearned,
        is_income_transfer,
        _loaded_at,
        _created_at,
        _updated_at
    from splits
),

insurance_money as (
    select
        'insurance' as payer,
        claim_procedure_id as source_id,
        cast(null as bigint) as payment_id,
        claim_payment_id,
        patient_id,
        provider_id,
        procedure_id,
        plan_id,
        carrier_id,
        payment_date,
        month_start,
        'insurance' as payment_method,
        case when procedure_id is null then 'account' else 'procedure' end as paid_for,
        insurance_payment as payment_amount,
        false as is_unearned,
        false as is_income_transfer,
        _loaded_at,
        _created_at,
        _updated_at
    from insurance_payments
    where insurance_payment <> 0
),

payments as (
    select * from patient_money
    union all
    select * from insurance_money
),

final as (
    select
        payer,
        source_id,
        payment_id,
        claim_payment_id,
        patient_id,
        provider_id,
        procedure_id,
        plan_id,
        carrier_id,
        payment_date,
        month_start,
        payment_method,
        paid_for,
        payment_amount,
        is_unearned,
        is_income_transfer,
        _loaded_at,
        _created_at,
        _updated_at,
        {{ load_run(['int_payment_splits', 'int_insurance_payments']) }} as _load_run
    from payments
    {% if is_incremental() %}
    where (payer, source_id) in ({{ changed_keys('payments', 'payer, source_id', changes) | indent(4) }})
    {% endif %}
)

select * from final
