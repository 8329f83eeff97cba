-- A claim procedure counts on the date of the check that paid it.
select
    claim_procedure_id,
    payment_date,
    check_date
from {{ ref('int_insurance_payments') }}
where
    claim_payment_id is not null
    and (check_date is null or payment_date <> check_date)
