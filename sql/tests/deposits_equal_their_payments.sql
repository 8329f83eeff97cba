-- A deposit slip is the sum of the payments and insurance checks on it, to the cent.
select
    deposit_id,
    deposit_amount,
    payment_total,
    check_total
from {{ ref('int_deposits') }}
where unexplained_amount <> 0
