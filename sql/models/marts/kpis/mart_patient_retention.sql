with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

turnover as (
    select * from {{ ref('int_patient_turnover') }}
),

performance as (
    select * from {{ ref('mart_practice_monthly_performance') }}
),

cohorts as (
    select
        new_patients.month_start,
        count(*) as new_patients,
        count(*) filter (where retention.is_active) as new_patients_still_active,
        count(*) filter (where retention.retention_status = 'departed') as new_patients_departed,
        count(*) filter (where retention.reactivations > 0) as new_patients_ever_reactivated,
        {{ sum_money('patient_value.production_to_date') }} as production_to_date
    from {{ ref('int_new_patients') }} as new_patients
    inner join {{ ref('int_patient_value') }} as patient_value
        on new_patients.patient_id = patient_value.patient_id
    left join {{ ref('int_patient_retention') }} as retention
        on new_patients.patient_id = retention.patient_id
    group by new_patients.month_start
),

final as (
    select
        calendar.month_start,
        calendar.month_end,
        calendar.is_partial_month,
        coalesce(turnover.active_before, 0) as active_before,
        coalesce(turnover.patients_gained, 0) as patients_gained,
        coalesce(turnover.patients_reactivated, 0) as patients_reactivated,
        coalesce(turnover.patients_lapsed, 0) as patients_lapsed,
        coalesce(turnover.active_patients, 0) as active_patients,
        performance.patients_to_retain,
        performance.patients_retained,
        performance.retention_rate,
        {{ performance_tier('retention_rate', 'performance.retention_rate') | indent(8) }} as retention_tier,
        performance.attrition_rate,
        {{ performance_tier('attrition_rate', 'performance.attrition_rate') | indent(8) }} as attrition_tier,
        coalesce(cohorts.new_patients, 0) as new_patients,
        coalesce(cohorts.new_patients_still_active, 0) as new_patients_still_active,
        {{ ratio('cohorts.new_patients_still_active', 'cohorts.new_patients') | indent(8) }} as cohort_active_rate,
        coalesce(cohorts.new_patients_departed, 0) as new_patients_departed,
        coalesce(cohorts.new_patients_ever_reactivated, 0) as new_patients_ever_reactivated,
        coalesce(cohorts.production_to_date, 0)::numeric(12, 2) as cohort_production_to_date,
        calendar._loaded_at,
        turnover._created_at,
        turnover._updated_at
    from calendar
    inner join performance
        on calendar.month_start = performance.month_start
    left join turnover
        on calendar.month_start = turnover.month_start
    left join cohorts
        on calendar.month_start = cohorts.month_start
)

select * from final
