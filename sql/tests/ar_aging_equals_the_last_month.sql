-- The aging of today is the last month's end of the aging by month, bucket by bucket.
with today as (
    select * from {{ ref('mart_ar_aging') }}
),

months as (
    select * from {{ ref('mart_ar_monthly') }}
)

select
    months.guarantor_id,
    months.closing_balance,
    today.balance
from months
inner join today
    on
        months.guarantor_id = today.guarantor_id
        and months.month_end = today.as_of_date
where
    months.closing_balance <> today.balance
    or months.balance_0_30 <> today.balance_0_30
    or months.balance_31_60 <> today.balance_31_60
    or months.balance_61_90 <> today.balance_61_90
    or months.balance_over_90 <> today.balance_over_90
    or months.insurance_estimate <> today.insurance_estimate
