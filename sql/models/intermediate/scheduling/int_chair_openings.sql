with opened as (
    select * from {{ ref('int_chair_time') }}
    where time_kind = 'open'
),

booked as (
    select * from {{ ref('int_chair_time') }}
    where time_kind = 'booked'
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

-- What bounds the gaps of an open stretch: the bookings in it, and its own end as a booking of no length.
bounds as (
    select
        opened.operatory_id,
        opened.chair_date,
        opened.stretch_number,
        opened.start_minute as open_from_minute,
        greatest(booked.start_minute, opened.start_minute) as start_minute,
        least(booked.stop_minute, opened.stop_minute) as stop_minute,
        opened._loaded_at,
        opened._created_at,
        greatest(opened._updated_at, booked._updated_at) as _updated_at
    from opened
    inner join booked
        on
            opened.operatory_id = booked.operatory_id
            and opened.chair_date = booked.chair_date
            and opened.start_minute < booked.stop_minute
            and opened.stop_minute > booked.start_minute
    union all
    select
        operatory_id,
        chair_date,
        stretch_number,
        start_minute as open_from_minute,
        stop_minute as start_minute,
        stop_minute,
        _loaded_at,
        _created_at,
        _updated_at
    from opened
),

gaps as (
    select
        operatory_id,
        chair_date,
        coalesce(
            lag(stop_minute) over (
                partition by operatory_id, chair_date, stretch_number
                order by start_minute, stop_minute
            ),
            open_from_minute
        ) as start_minute,
        start_minute as stop_minute,
        _loaded_at,
        _created_at,
        _updated_at
    from bounds
),

final as (
    select
        gaps.operatory_id,
        gaps.chair_date,
        gaps.start_minute,
        gaps.stop_minute,
        gaps.stop_minute - gaps.start_minute as minutes,
        gaps.chair_date > as_of.as_of_date as is_future,
        gaps._loaded_at,
        gaps._created_at,
        gaps._updated_at
    from gaps
    cross join as_of
    where gaps.stop_minute > gaps.start_minute
)

select * from final
