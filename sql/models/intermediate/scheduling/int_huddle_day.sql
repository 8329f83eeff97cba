with days as (
    select * from {{ ref('int_calendar_days') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

final as (
    select
        as_of.as_of_date,
        days.next_open_date as huddle_date,
        as_of._loaded_at,
        as_of._created_at,
        as_of._updated_at
    from as_of
    inner join days
        on as_of.as_of_date = days.date_day
    where days.next_open_date is not null
)

select * from final
