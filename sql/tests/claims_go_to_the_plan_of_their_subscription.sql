-- A claim, and each of its lines, goes to the plan of its subscription.
select
    claims.claim_id,
    claims.subscription_id,
    claims.plan_id,
    subscriptions.plan_id as subscription_plan_id
from {{ ref('stg_opendental__claim') }} as claims
inner join {{ ref('stg_opendental__inssub') }} as subscriptions
    on claims.subscription_id = subscriptions.subscription_id
where claims.plan_id <> subscriptions.plan_id
