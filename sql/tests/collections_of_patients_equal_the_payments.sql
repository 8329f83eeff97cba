-- What the patients' value counts as collected is all payments received that are not unearned.
with patients as (
    select coalesce(sum(collections_to_date), 0) as collections
    from {{ ref('int_patient_value') }}
),

payments as (
    select coalesce(sum(payment_amount), 0) as collections
    from {{ ref('fact_payment') }}
    where not is_unearned
)

select
    patients.collections as patient_collections,
    payments.collections
from patients
cross join payments
where patients.collections <> payments.collections
