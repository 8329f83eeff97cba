{% set changes = [
    {'column': 'claim_procedure_id', 'of': 'claimproc'},
    {'column': 'claim_id', 'of': 'claim'},
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
    select * from {{ ref('stg_opendental__claimproc') }}
    {% if is_incremental() %}
    where claim_procedure_id in ({{ changed_keys(ref('stg_opendental__claimproc'), 'claim_procedure_id', changes) | indent(4) }})
    {% endif %}
),

claims as (
    select * from {{ ref('stg_opendental__claim') }}
),

final as (
    select
        lines.claim_procedure_id,
        lines.claim_id,
        lines.procedure_id,
        lines.patient_id,
        coalesce(lines.provider_id, 0) as provider_id,
        lines.plan_id,
        lines.subscription_id,
        lines.claim_payment_id,
        lines.claim_procedure_status_code,
        claims.claim_type,
        claims.claim_status,
        claims.sent_date,
        claims.received_date,
        lines.procedure_date,
        lines.payment_date,
        {{ month_start('lines.payment_date') }} as payment_month_start,
        lines.fee_billed,
        lines.insurance_payment_estimate,
        case
            when lines.write_off_estimate > 0 then lines.write_off_estimate
            else 0
        end::numeric(12, 2) as write_off_estimate,
        lines.insurance_payment,
        lines.write_off,
        lines.deductible_applied,
        lines.claim_procedure_status_code in {{ insurance_income_statuses() }} as is_income,
        lines._loaded_at,
        lines._created_at,
        lines._updated_at,
        {{ load_run() }} as _load_run
    from lines
    left join claims
        on lines.claim_id = claims.claim_id
)

select * from final
