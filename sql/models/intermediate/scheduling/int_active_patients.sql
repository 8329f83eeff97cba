with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

visit_days as (
    select
        patient_id,
        procedure_date,
        {{ month_index('procedure_date') }} as month_index,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from {{ ref('int_procedure_charges') }}
    where is_completed and not is_broken_appointment_code
    group by patient_id, procedure_date
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
            and visit_days.procedure_date <= calendar.month_end
            and visit_days.procedure_date > (calendar.month_end - interval '18 months')::date
    group by calendar.month_start, calendar.month_end
)

select * from final
