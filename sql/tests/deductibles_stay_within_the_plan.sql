-- Nobody pays more of a deductible in a benefit year than the plan asks of a person.
select
    patient_id,
    subscription_id,
    benefit_year_start,
    deductible_used,
    annual_deductible
from {{ ref('int_benefit_use') }}
where deductible_used > annual_deductible
