-- An insurer pays, and is expected to pay, no more for a person in a benefit year than the plan's maximum.
select
    patient_id,
    subscription_id,
    benefit_year_start,
    paid_amount,
    pending_amount,
    annual_maximum
from {{ ref('int_benefit_use') }}
where paid_amount + pending_amount > annual_maximum
