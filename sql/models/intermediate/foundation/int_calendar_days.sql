with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

practice_days as (
    select * from {{ ref('int_practice_days') }}
),

digits as (
    select * from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as digits (digit)
),

day_offsets as (
    select
        ones.digit
        + 10 * tens.digit
        + 100 * hundreds.digit
        + 1000 * thousands.digit
        + 10000 * ten_thousands.digit as days_later
    from digits as ones
    cross join digits as tens
    cross join digits as hundreds
    cross join digits as thousands
    cross join digits as ten_thousands
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
        on day_offsets.days_later <= {{ days_between('bounds.first_date', 'bounds.last_date') }}
),

opened as (
    select
        days.date_day,
        {{ month_start('days.date_day') }} as month_start,
        days.date_day > days.as_of_date as is_future,
        {{ iso_day_of_week('days.date_day') }} >= 6 as is_weekend,
        coalesce(practice_days.is_holiday, false) as is_holiday,
        coalesce(practice_days.is_open, false) as is_open,
        case when practice_days.is_open then days.date_day end as open_date,
        days._loaded_at,
        days._updated_at
    from days
    left join practice_days
        on days.date_day = practice_days.practice_date
),

final as (
    select
        date_day,
        month_start,
        is_future,
        is_weekend,
        is_holiday,
        is_open,
        count(open_date) over (
            partition by month_start
            order by date_day
            rows between unbounded preceding and current row
        ) as working_day_of_month,
        max(open_date) over (
            order by date_day
            rows between unbounded preceding and 1 preceding
        ) as previous_open_date,
        min(open_date) over (
            order by date_day
            rows between 1 following and unbounded following
        ) as next_open_date,
        _loaded_at,
        cast(null as timestamp) as _created_at,
        _updated_at
    from opened
)

select * from final
