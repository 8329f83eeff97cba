with appointments as (
    select * from {{ ref('int_appointment_outcomes') }}
    where is_kept or is_broken
),

final as (
    select
        month_start,
        provider_id,
        count(*) filter (where is_kept) as appointments_kept,
        count(*) filter (where is_broken) as appointments_broken,
        count(*) filter (where is_missed) as appointments_missed,
        count(*) filter (where is_cancelled) as appointments_cancelled,
        coalesce(sum(scheduled_minutes) filter (where is_kept), 0)::bigint as kept_minutes,
        count(*) filter (where is_kept and is_new_patient) as first_visits_kept,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from appointments
    group by month_start, provider_id
)

select * from final
