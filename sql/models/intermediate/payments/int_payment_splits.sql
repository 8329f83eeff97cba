{% set changes = [
    {'column': 'payment_split_id', 'of': 'paysplit'},
    {'column': 'payment_id', 'of': 'payment'},
    {'of': 'definition'},
] %}

{{
    config(
        materialized=kept_by_changes(),
        incremental_strategy='changed_rows',
        unique_key='payment_split_id',
        meta={'changes': changes}
    )
}}

with splits as (
    select * from {{ ref('stg_opendental__paysplit') }}
    {% if is_incremental() %}
    where payment_split_id in ({{ changed_keys(ref('stg_opendental__paysplit'), 'payment_split_id', changes) | indent(4) }})
    {% endif %}
),

payments as (
    select * from {{ ref('stg_opendental__payment') }}
),

definitions as (
    select * from {{ ref('stg_opendental__definition') }}
),

final as (
    select
        splits.payment_split_id,
        splits.payment_id,
        splits.patient_id,
        coalesce(splits.provider_id, 0) as provider_id,
        splits.procedure_id,
        splits.adjustment_id,
        splits.payment_plan_id,
        splits.payment_date,
        {{ month_start('splits.payment_date') }} as month_start,
        splits.split_amount,
        payments.payment_type_id,
        methods.definition_name as payment_method,
        payments.payment_id is not null and payments.payment_type_id is null as is_income_transfer,
        splits.unearned_type_id is not null as is_unearned,
        unearned_types.definition_value is not null as is_hidden_unearned,
        splits._loaded_at,
        splits._created_at,
        splits._updated_at,
        {{ load_run() }} as _load_run
    from splits
    left join payments
        on splits.payment_id = payments.payment_id
    left join definitions as methods
        on payments.payment_type_id = methods.definition_id
    left join definitions as unearned_types
        on splits.unearned_type_id = unearned_types.definition_id
)

select * from final
