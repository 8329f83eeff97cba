-- A family's balance is the sum of its patients' balances.
with families as (
    select
        aging.guarantor_id,
        aging.balance
    from {{ ref('int_family_aging') }} as aging
    inner join {{ ref('int_practice_as_of') }} as as_of
        on aging.month_end = as_of.as_of_date
),

patients as (
    select
        guarantor_id,
        sum(balance) as balance
    from {{ ref('int_patient_balances') }}
    group by guarantor_id
)

select
    coalesce(families.guarantor_id, patients.guarantor_id) as guarantor_id,
    families.balance as family_balance,
    patients.balance as patients_balance
from families
full outer join patients
    on families.guarantor_id = patients.guarantor_id
where families.balance is null or patients.balance is null or families.balance <> patients.balance
