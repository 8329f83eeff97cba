with patient_months as (
    select * from {{ ref('int_patient_months') }}
),

first_visits as (
    select
        patient_id,
        min(month_start) as first_month_start
    from {{ ref('int_visit_days') }}
    group by patient_id
),

followed as (
    select
        patient_months.month_start,
        patient_months.month_end,
        patient_months.patient_id,
        patient_months.is_active,
        first_visits.first_month_start,
        coalesce(
            lag(patient_months.is_active) over (
                partition by patient_months.patient_id
                order by patient_months.month_start
            ),
            false
        ) as was_active,
        patient_months._loaded_at,
        patient_months._created_at,
        patient_months._updated_at
    from patient_months
    inner join first_visits
        on patient_months.patient_id = first_visits.patient_id
),

final as (
    select
        month_start,
        month_end,
        count(*) filter (where was_active) as active_before,
        count(*) filter (where is_active and not was_active and first_month_start = month_start) as patients_gained,
        count(*) filter (where is_active and not was_active and first_month_start < month_start)
            as patients_reactivated,
        count(*) filter (where was_active and not is_active) as patients_lapsed,
        count(*) filter (where is_active) as active_patients,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from followed
    group by month_start, month_end
)

select * from final
