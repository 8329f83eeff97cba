-- An income transfer, a payment without a type, moves money and brings none.
select
    payment_id,
    payment_amount
from {{ ref('stg_opendental__payment') }}
where payment_type_id is null and payment_amount <> 0
