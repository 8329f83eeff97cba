with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

digits as (
    select * from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as digits (digit)
),

day_offsets as (
    select ones.digit + 10 * tens.digit + 100 * hundreds.digit + 1000 * thousands.digit as days_later
    from digits as ones
    cross join digits as tens
    cross join digits as hundreds
    cross join digits as thousands
),

-- One year past the as-of date, for what is scheduled.
bounds as (
    select
        min(month_start) as first_date,
        (max(as_of_date) + interval '1 year')::date as last_date,
        max(as_of_date) as as_of_date,
        max(_loaded_at) as _loaded_at,
        max(_updated_at) as _updated_at
    from calendar
),

days as (
    select
        bounds.first_date + day_offsets.days_later as date_day,
        bounds.as_of_date,
        bounds._loaded_at,
        bounds._updated_at
    from bounds
    inner join day_offsets
        on day_offsets.days_later <= bounds.last_date - bounds.first_date
),

final as (
    select
        date_day,
        {{ month_start('date_day') }} as month_start,
        extract(year from date_day)::integer as year_number,
        extract(quarter from date_day)::integer as quarter_number,
        extract(month from date_day)::integer as month_number,
        extract(day from date_day)::integer as day_of_month,
        extract(isodow from date_day)::integer as iso_day_of_week,
        extract(isodow from date_day) >= 6 as is_weekend,
        date_day > as_of_date as is_future,
        _loaded_at,
        cast(null as timestamp) as _created_at,
        _updated_at
    from days
)

select * from final
