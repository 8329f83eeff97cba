with schedules as (
    select * from {{ ref('stg_opendental__schedule') }}
    where
        schedule_type_code = 1
        and schedule_status_code = 0
        and provider_id is not null
),

final as (
    select
        provider_id,
        schedule_date,
        {{ month_start('schedule_date') }} as month_start,
        min(start_time) as first_start_time,
        max(stop_time) as last_stop_time,
        sum({{ minutes_between('start_time', 'stop_time') }})::integer as scheduled_minutes,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from schedules
    group by provider_id, schedule_date
)

select * from final
