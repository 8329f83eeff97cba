-- An insurer does not pay for services later than a month after the subscription ended: for so long it may not know.
with paid as (
    select
        subscription_id,
        max(procedure_date) as last_service_date
    from {{ ref('stg_opendental__claimproc') }}
    where claim_procedure_status_code in (1, 4) and insurance_payment > 0
    group by subscription_id
)

select
    subscriptions.subscription_id,
    subscriptions.termination_date,
    paid.last_service_date
from {{ ref('stg_opendental__inssub') }} as subscriptions
inner join paid
    on subscriptions.subscription_id = paid.subscription_id
where paid.last_service_date > subscriptions.termination_date + 31
