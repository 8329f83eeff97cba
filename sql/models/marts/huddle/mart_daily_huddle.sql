with huddle_day as (
    select * from {{ ref('int_huddle_day') }}
),

appointments as (
    select outcomes.*
    from {{ ref('int_appointment_outcomes') }} as outcomes
    inner join huddle_day
        on outcomes.appointment_date = huddle_day.huddle_date
    where outcomes.appointment_status_code = 1
),

staged_appointments as (
    select * from {{ ref('stg_opendental__appointment') }}
),

operatories as (
    select * from {{ ref('stg_opendental__operatory') }}
),

providers as (
    select * from {{ ref('int_provider_profiles') }}
),

profiles as (
    select * from {{ ref('int_patient_profiles') }}
),

medical_alerts as (
    select * from {{ ref('int_patient_medical_alerts') }}
),

confirmations as (
    select * from {{ ref('int_appointment_confirmations') }}
),

changes as (
    select * from {{ ref('int_appointment_changes') }}
),

balances as (
    select * from {{ ref('mart_ar_aging') }}
),

hygiene as (
    select * from {{ ref('int_patient_hygiene') }}
),

recalls as (
    select * from {{ ref('int_recall_status') }}
    where is_cleaning_recall
),

patient_recalls as (
    select
        patient_id,
        max(days_overdue) as days_overdue
    from recalls
    where recall_status = 'overdue'
    group by patient_id
),

family_recalls as (
    select
        guarantor_id,
        count(distinct patient_id) as family_members_overdue
    from recalls
    where recall_status = 'overdue'
    group by guarantor_id
),

booked_production as (
    select
        appointment_id,
        {{ sum_money('charge_amount') }} as scheduled_production
    from {{ ref('int_procedure_charges') }}
    where procedure_status_code = 1 and appointment_id is not null
    group by appointment_id
),

unscheduled as (
    select
        patient_id,
        {{ sum_money('charge_amount') }} as unscheduled_treatment
    from {{ ref('int_presented_treatment') }}
    where is_unscheduled
    group by patient_id
),

broken as (
    select
        patient_id,
        count(*) as appointments_broken_before
    from {{ ref('int_broken_appointments') }}
    group by patient_id
),

final as (
    select
        appointments.appointment_id,
        appointments.appointment_date as huddle_date,
        appointments.appointment_at,
        appointments.scheduled_minutes,
        appointments.operatory_id,
        operatories.operatory_name,
        appointments.provider_id,
        providers.provider_abbreviation,
        appointments.patient_id,
        profiles.guarantor_id,
        profiles.last_name,
        profiles.first_name,
        profiles.age_years,
        profiles.phone,
        staged_appointments.procedure_summary,
        coalesce(booked_production.scheduled_production, 0)::numeric(12, 2) as scheduled_production,
        appointments.is_hygiene,
        appointments.is_new_patient or profiles.visit_count = 0 as is_new_patient,
        confirmations.confirmation_status,
        confirmations.is_confirmed,
        changes.times_moved,
        coalesce(broken.appointments_broken_before, 0) as appointments_broken_before,
        coalesce(balances.balance, 0)::numeric(12, 2) as family_balance,
        coalesce(balances.patient_portion, 0)::numeric(12, 2) as family_patient_portion,
        coalesce(unscheduled.unscheduled_treatment, 0)::numeric(12, 2) as unscheduled_treatment,
        patient_recalls.patient_id is not null as is_recall_overdue,
        patient_recalls.days_overdue as recall_days_overdue,
        coalesce(family_recalls.family_members_overdue, 0)
        - case when patient_recalls.patient_id is null then 0 else 1 end as other_family_members_overdue,
        hygiene.next_hygiene_date,
        medical_alerts.has_medical_alert,
        medical_alerts.needs_premedication,
        medical_alerts.active_allergies,
        coalesce(
            extract(month from profiles.birth_date) = extract(month from appointments.appointment_date)
            and extract(day from profiles.birth_date) = extract(day from appointments.appointment_date),
            false
        ) as is_birthday,
        profiles.last_visit_date,
        appointments._loaded_at,
        appointments._created_at,
        appointments._updated_at
    from appointments
    inner join staged_appointments
        on appointments.appointment_id = staged_appointments.appointment_id
    inner join profiles
        on appointments.patient_id = profiles.patient_id
    inner join medical_alerts
        on appointments.patient_id = medical_alerts.patient_id
    left join operatories
        on appointments.operatory_id = operatories.operatory_id
    left join providers
        on appointments.provider_id = providers.provider_id
    left join confirmations
        on appointments.appointment_id = confirmations.appointment_id
    left join changes
        on appointments.appointment_id = changes.appointment_id
    left join balances
        on profiles.guarantor_id = balances.guarantor_id
    left join booked_production
        on appointments.appointment_id = booked_production.appointment_id
    left join unscheduled
        on appointments.patient_id = unscheduled.patient_id
    left join patient_recalls
        on appointments.patient_id = patient_recalls.patient_id
    left join family_recalls
        on profiles.guarantor_id = family_recalls.guarantor_id
    left join hygiene
        on appointments.patient_id = hygiene.patient_id
    left join broken
        on appointments.patient_id = broken.patient_id
)

select * from final
