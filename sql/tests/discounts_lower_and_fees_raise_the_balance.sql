-- Discounts and write-offs reduce what is owed and fees add to it, whatever the practice calls them.
select
    adjustment_id,
    adjustment_type,
    adjustment_category,
    adjustment_amount
from {{ ref('int_adjustments') }}
where
    (adjustment_category in ('discount', 'discount plan', 'write-off') and adjustment_amount > 0)
    or (adjustment_category = 'fee' and adjustment_amount < 0)
