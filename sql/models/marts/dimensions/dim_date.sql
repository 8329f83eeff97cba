with days as (
    select * from {{ ref('int_calendar_days') }}
),

final as (
    select
        date_day,
        month_start,
        extract(year from date_day)::integer as year_number,
        extract(quarter from date_day)::integer as quarter_number,
        extract(month from date_day)::integer as month_number,
        extract(day from date_day)::integer as day_of_month,
        {{ iso_day_of_week('date_day') }} as iso_day_of_week,
        is_weekend,
        is_holiday,
        is_open,
        working_day_of_month,
        is_future,
        _loaded_at,
        _created_at,
        _updated_at
    from days
)

select * from final
