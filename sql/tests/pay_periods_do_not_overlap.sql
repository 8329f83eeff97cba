-- A day is in one pay period.
with periods as (
    select
        pay_period_id,
        stop_date,
        lead(start_date) over (
            order by start_date, pay_period_id
        ) as next_start_date
    from {{ ref('stg_opendental__payperiod') }}
)

select
    pay_period_id,
    stop_date,
    next_start_date
from periods
where stop_date >= next_start_date
