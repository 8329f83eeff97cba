with practice_days as (
    select * from {{ ref('int_practice_days') }}
    where is_open
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

final as (
    select
        as_of.as_of_date,
        min(practice_days.practice_date) as huddle_date,
        max(as_of._loaded_at) as _loaded_at,
        max(as_of._created_at) as _created_at,
        max(as_of._updated_at) as _updated_at
    from as_of
    inner join practice_days
        on as_of.as_of_date < practice_days.practice_date
    group by as_of.as_of_date
)

select * from final
