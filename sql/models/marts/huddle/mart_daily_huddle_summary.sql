with huddle_day as (
    select * from {{ ref('int_huddle_day') }}
),

appointments as (
    select
        count(*) as appointments,
        count(*) filter (where is_hygiene) as hygiene_appointments,
        count(*) filter (where is_new_patient) as new_patients,
        count(*) filter (where not coalesce(is_confirmed, false)) as appointments_unconfirmed,
        count(*) filter (where has_medical_alert) as medical_alerts,
        count(*) filter (where is_birthday) as birthdays,
        count(*) filter (where is_recall_overdue) as recalls_overdue,
        {{ sum_money('scheduled_production') }} as scheduled_production
    from {{ ref('mart_daily_huddle') }}
),

patients as (
    select
        count(*) as patients,
        {{ sum_money('unscheduled_treatment') }} as unscheduled_treatment
    from (
        select distinct patient_id, unscheduled_treatment
        from {{ ref('mart_daily_huddle') }}
    ) as booked_patients
),

families as (
    select
        {{ sum_money('case when family_patient_portion > 0 then family_patient_portion else 0 end') }}
            as patient_portion_due
    from (
        select distinct guarantor_id, family_patient_portion
        from {{ ref('mart_daily_huddle') }}
    ) as booked_families
),

chairs as (
    select
        count(*) as chairs_open,
        coalesce(sum(chair_days.open_minutes), 0)::bigint as open_minutes,
        coalesce(sum(chair_days.used_minutes), 0)::bigint as used_minutes
    from {{ ref('int_chair_days') }} as chair_days
    inner join huddle_day
        on chair_days.chair_date = huddle_day.huddle_date
    where chair_days.open_minutes > 0
),

openings as (
    select
        count(*) as openings,
        max(openings.minutes) as longest_opening_minutes
    from {{ ref('int_chair_openings') }} as openings
    inner join huddle_day
        on openings.chair_date = huddle_day.huddle_date
),

tasks as (
    select
        count(*) filter (where task_state <> 'done') as tasks_open,
        count(*) filter (where task_state = 'overdue') as tasks_overdue
    from {{ ref('int_tasks') }}
),

loads as (
    select
        count(*) filter (where not is_loaded) as tables_not_loaded,
        coalesce(max(minutes_behind_newest), 0) as minutes_behind_newest
    from {{ ref('int_table_freshness') }}
),

final as (
    select
        huddle_day.huddle_date,
        huddle_day.as_of_date,
        appointments.appointments,
        patients.patients,
        appointments.hygiene_appointments,
        appointments.new_patients,
        appointments.appointments_unconfirmed,
        appointments.medical_alerts,
        appointments.birthdays,
        appointments.recalls_overdue,
        appointments.scheduled_production,
        patients.unscheduled_treatment,
        families.patient_portion_due,
        chairs.chairs_open,
        chairs.open_minutes,
        chairs.used_minutes,
        {{ ratio('chairs.used_minutes', 'chairs.open_minutes') | indent(8) }} as chair_use_rate,
        openings.openings,
        coalesce(openings.longest_opening_minutes, 0) as longest_opening_minutes,
        tasks.tasks_open,
        tasks.tasks_overdue,
        loads.tables_not_loaded,
        loads.minutes_behind_newest,
        huddle_day._loaded_at,
        huddle_day._created_at,
        huddle_day._updated_at
    from huddle_day
    cross join appointments
    cross join patients
    cross join families
    cross join chairs
    cross join openings
    cross join tasks
    cross join loads
)

select * from final
