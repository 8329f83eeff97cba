-- What is paid on a payment plan is paid on its instalments: nothing is left over.
with splits as (
    select
        payment_plan_id,
        sum(split_amount) as paid
    from {{ ref('int_payment_splits') }}
    where payment_plan_id is not null
    group by payment_plan_id
),

plans as (
    select * from {{ ref('int_payment_plans') }}
)

select
    plans.payment_plan_id,
    splits.paid,
    plans.paid_amount
from plans
inner join splits
    on plans.payment_plan_id = splits.payment_plan_id
where splits.paid <> plans.paid_amount
