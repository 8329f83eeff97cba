-- No more of a prepayment is used up or given back than was taken.
select
    patient_id,
    is_hidden_unearned,
    taken_amount,
    used_amount
from {{ ref('int_prepayments') }}
where open_amount < 0
