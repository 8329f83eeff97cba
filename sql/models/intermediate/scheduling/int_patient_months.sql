with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

visit_days as (
    select * from {{ ref('int_visit_days') }}
),

hygiene_appointments as (
    select
        patient_id,
        appointment_date,
        cast(_created_at as date) as made_date,
        cast(broken_for_good_at as date) as broken_date
    from {{ ref('int_appointment_outcomes') }}
    where is_hygiene
),

preappointed as (
    select distinct
        calendar.month_start,
        hygiene_appointments.patient_id
    from calendar
    inner join hygiene_appointments
        on
            calendar.month_end >= hygiene_appointments.made_date
            and calendar.month_end < hygiene_appointments.appointment_date
            and (hygiene_appointments.broken_date is null or calendar.month_end < hygiene_appointments.broken_date)
),

recent as (
    select
        calendar.month_start,
        calendar.month_end,
        visit_days.patient_id,
        visit_days.visit_date,
        visit_days.is_cleaning,
        visit_days._loaded_at,
        visit_days._created_at,
        visit_days._updated_at,
        (calendar.month_end - interval '7 months')::date as seven_months_before,
        (calendar.month_end - interval '12 months')::date as twelve_months_before,
        (calendar.month_end - interval '18 months')::date as eighteen_months_before,
        (calendar.month_end - interval '24 months')::date as twenty_four_months_before
    from calendar
    inner join visit_days
        on
            visit_days.month_index between calendar.month_index - 36 and calendar.month_index
            and visit_days.visit_date <= calendar.month_end
            and visit_days.visit_date > (calendar.month_end - interval '36 months')::date
),

patient_months as (
    select
        month_start,
        month_end,
        patient_id,
        bool_or(visit_date > eighteen_months_before) as is_active,
        bool_or(visit_date > twenty_four_months_before) as is_active_24_months,
        bool_or(visit_date > twelve_months_before) as is_treated_this_year,
        bool_or(visit_date > twenty_four_months_before and visit_date <= twelve_months_before)
            as is_treated_last_year,
        bool_or(is_cleaning and visit_date > seven_months_before) as is_up_to_date,
        bool_or(is_cleaning and visit_date > twelve_months_before) as is_cleaned_this_year,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from recent
    group by month_start, month_end, patient_id
),

final as (
    select
        patient_months.month_start,
        patient_months.month_end,
        patient_months.patient_id,
        patient_months.is_active,
        patient_months.is_active_24_months,
        patient_months.is_treated_this_year,
        patient_months.is_treated_last_year,
        patient_months.is_up_to_date,
        patient_months.is_cleaned_this_year,
        preappointed.patient_id is not null as is_preappointed,
        patient_months._loaded_at,
        patient_months._created_at,
        patient_months._updated_at
    from patient_months
    left join preappointed
        on
            patient_months.month_start = preappointed.month_start
            and patient_months.patient_id = preappointed.patient_id
)

select * from final
