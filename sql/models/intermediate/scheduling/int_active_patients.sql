with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

visit_days as (
    select * from {{ ref('int_visit_days') }}
),

final as (
    select
        calendar.month_start,
        calendar.month_end,
        count(distinct visit_days.patient_id) as active_patients,
        max(visit_days._loaded_at) as _loaded_at,
        min(visit_days._created_at) as _created_at,
        max(visit_days._updated_at) as _updated_at
    from calendar
    inner join visit_days
        on
            visit_days.month_index between calendar.month_index - 18 and calendar.month_index
            and visit_days.visit_date <= calendar.month_end
            and visit_days.visit_date > (calendar.month_end - interval '18 months')::date
    group by calendar.month_start, calendar.month_end
)

select * from final
