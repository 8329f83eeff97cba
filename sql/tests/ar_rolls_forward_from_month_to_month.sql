-- A family's month opens with the balance at which the month before closed, and its first month with nothing.
with months as (
    select
        guarantor_id,
        month_start,
        opening_balance,
        lag(closing_balance) over (partition by guarantor_id order by month_start) as closing_balance_before
    from {{ ref('mart_ar_monthly') }}
)

select
    guarantor_id,
    month_start,
    opening_balance,
    closing_balance_before
from months
where opening_balance <> coalesce(closing_balance_before, 0)
