-- An income transfer moves no money, so it is on no deposit slip.
select
    payment_id,
    deposit_id
from {{ ref('stg_opendental__payment') }}
where payment_type_id is null and deposit_id is not null
