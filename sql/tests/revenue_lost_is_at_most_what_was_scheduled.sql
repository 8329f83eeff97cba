-- A broken visit loses no more than was booked on it.
select
    lost_kind,
    source_id,
    lost_amount,
    scheduled_production
from {{ ref('mart_revenue_lost') }}
where
    lost_kind in ('missed appointment', 'cancelled appointment')
    and (scheduled_production is null or lost_amount > scheduled_production)
