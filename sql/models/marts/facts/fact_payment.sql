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

with allocations as (
    select * from {{ ref('int_payment_allocations') }}
    {% if is_incremental() %}
    where (payer, source_id) in ({{ changed_keys(ref('int_payment_allocations'), 'payer, source_id', changes) | indent(4) }})
    {% endif %}
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
        _loaded_at,
        _created_at,
        _updated_at,
        {{ load_run(['int_payment_allocations']) }} as _load_run
    from allocations
)

select * from final
