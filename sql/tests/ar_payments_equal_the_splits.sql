-- What patients paid off the receivables in a month is the month's splits, hidden prepayments left out.
with families as (
    select
        month_start,
        sum(patient_payments) as patient_payments
    from {{ ref('mart_ar_monthly') }}
    group by month_start
),

splits as (
    select
        month_start,
        sum(split_amount) as split_total
    from {{ ref('int_payment_splits') }}
    where not is_hidden_unearned
    group by month_start
)

select
    splits.month_start,
    splits.split_total,
    families.patient_payments
from splits
left join families
    on splits.month_start = families.month_start
where splits.split_total <> coalesce(families.patient_payments, 0)
