with clock_events as (
    select
        *,
        cast(started_at as date) as work_date,
        {{ minutes_from('started_at', 'stopped_at') }} as minutes
    from {{ ref('stg_opendental__clockevent') }}
    where started_at is not null
),

final as (
    select
        employee_id,
        work_date,
        {{ month_start('work_date') }} as month_start,
        min(started_at) as first_in_at,
        max(stopped_at) as last_out_at,
        coalesce(sum(minutes) filter (where clock_status_code <> 2), 0)::bigint as worked_minutes,
        coalesce(sum(minutes) filter (where clock_status_code = 2), 0)::bigint as break_minutes,
        count(*) filter (where clock_status_code <> 2) as work_stretches,
        count(*) filter (where stopped_at is null) as open_punches,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from clock_events
    group by employee_id, work_date
)

select * from final
