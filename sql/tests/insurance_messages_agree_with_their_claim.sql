-- A claim is sent for its patient, under its plan and subscription.
select
    messages.insurance_message_id,
    messages.claim_id
from {{ ref('stg_opendental__etrans') }} as messages
inner join {{ ref('stg_opendental__claim') }} as claims
    on messages.claim_id = claims.claim_id
where
    messages.message_type_code in (0, 1)
    and (
        messages.patient_id is distinct from claims.patient_id
        or messages.plan_id is distinct from claims.plan_id
        or messages.subscription_id is distinct from claims.subscription_id
    )
