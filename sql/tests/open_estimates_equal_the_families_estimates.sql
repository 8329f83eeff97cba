-- The estimates of the lines that are open today add up to each family's estimate at the as-of date.
with lines as (
    select
        guarantor_id,
        sum(insurance_estimate) as insurance_estimate
    from {{ ref('int_open_insurance_estimates') }}
    group by guarantor_id
),

families as (
    select estimates.*
    from {{ ref('int_family_insurance_estimates') }} as estimates
    inner join {{ ref('int_practice_as_of') }} as as_of
        on estimates.month_end = as_of.as_of_date
)

select
    coalesce(lines.guarantor_id, families.guarantor_id) as guarantor_id,
    lines.insurance_estimate,
    families.insurance_estimate as family_insurance_estimate
from lines
full outer join families
    on lines.guarantor_id = families.guarantor_id
where coalesce(lines.insurance_estimate, 0) <> coalesce(families.insurance_estimate, 0)
