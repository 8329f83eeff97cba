-- A payment is the sum of its splits, to the cent, and has at least one.
with payments as (
    select * from {{ ref('stg_opendental__payment') }}
),

splits as (
    select
        payment_id,
        sum(split_amount) as split_total
    from {{ ref('stg_opendental__paysplit') }}
    group by payment_id
)

select
    payments.payment_id,
    payments.payment_amount,
    splits.split_total
from payments
left join splits
    on payments.payment_id = splits.payment_id
where splits.split_total is null or payments.payment_amount <> splits.split_total
