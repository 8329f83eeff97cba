with claims as (
    select * from {{ ref('int_claims') }}
),

plans as (
    select * from {{ ref('stg_opendental__insplan') }}
),

final as (
    select
        claims.claim_id,
        claims.patient_id,
        claims.plan_id,
        plans.carrier_id,
        claims.provider_id,
        claims.claim_type,
        case claims.claim_status
            when 'U' then 'unsent'
            when 'W' then 'waiting to be sent'
            when 'S' then 'sent'
            when 'R' then 'received'
            when 'H' then 'held until primary received'
            when 'I' then 'held in process'
            else 'unknown (' || claims.claim_status || ')'
        end as claim_status,
        claims.service_date,
        claims.sent_date,
        claims.received_date,
        claims.days_to_receive,
        claims.line_count,
        claims.claim_fee,
        claims.insurance_payment_estimate,
        claims.insurance_payment,
        claims.write_off,
        claims.is_preauthorisation,
        claims.is_outstanding,
        claims._loaded_at,
        claims._created_at,
        claims._updated_at
    from claims
    left join plans
        on claims.plan_id = plans.plan_id
)

select * from final
