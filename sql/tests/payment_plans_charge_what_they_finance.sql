-- The work that a payment plan takes off the account, its credits, is at most the principal of its instalments.
with charges as (
    select
        payment_plan_id,
        sum(case when charge_type = 'credit' then principal else 0 end) as credits,
        sum(case when charge_type = 'debit' then principal else 0 end) as instalments
    from {{ ref('stg_opendental__payplancharge') }}
    group by payment_plan_id
)

select
    payment_plan_id,
    credits,
    instalments
from charges
where credits > instalments
