with visits as (
    select * from {{ ref('int_reappointments') }}
    where is_hygiene
),

cleanings as (
    select * from {{ ref('int_cleanings') }}
),

cleaning_recalls as (
    select
        patient_id,
        min(interval_months) as interval_months
    from {{ ref('int_recall_status') }}
    where is_cleaning_recall
    group by patient_id
),

final as (
    select
        visits.appointment_id,
        visits.patient_id,
        visits.provider_id,
        visits.appointment_date,
        visits.month_start,
        visits.is_reappointed_for_hygiene as is_reappointed,
        cleanings.cleaning_date is not null as is_cleaning,
        cleanings.days_since_previous,
        cleanings.cleaning_date <= (
            cleanings.previous_cleaning_date
            + interval '1 month' * (coalesce(cleaning_recalls.interval_months, 6) + 1)
        )::date as is_on_time,
        visits._loaded_at,
        visits._created_at,
        visits._updated_at
    from visits
    left join cleanings
        on
            visits.patient_id = cleanings.patient_id
            and visits.appointment_date = cleanings.cleaning_date
    left join cleaning_recalls
        on visits.patient_id = cleaning_recalls.patient_id
)

select * from final
