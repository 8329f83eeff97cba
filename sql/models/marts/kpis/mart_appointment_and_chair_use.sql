with chair_days as (
    select * from {{ ref('int_chair_days') }}
),

operatories as (
    select * from {{ ref('stg_opendental__operatory') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

production as (
    select
        operatory_id,
        appointment_date,
        {{ sum_money('completed_production') }} as completed_production
    from {{ ref('fact_appointment') }}
    where is_kept and operatory_id is not null
    group by operatory_id, appointment_date
),

timing as (
    select
        operatory_id,
        appointment_date,
        count(*) filter (where is_late_arrival) as late_arrivals,
        count(waiting_minutes) as visits_timed,
        coalesce(sum(waiting_minutes), 0)::bigint as waiting_minutes,
        coalesce(sum(overrun_minutes) filter (where overrun_minutes > 0), 0)::bigint as overrun_minutes
    from {{ ref('int_appointment_timing') }}
    where operatory_id is not null
    group by operatory_id, appointment_date
),

broken as (
    select
        operatory_id,
        appointment_date,
        count(*) filter (where is_rebooked) as appointments_rebooked
    from {{ ref('int_broken_appointments') }}
    where operatory_id is not null
    group by operatory_id, appointment_date
),

openings as (
    select
        operatory_id,
        chair_date,
        max(minutes) as longest_opening_minutes
    from {{ ref('int_chair_openings') }}
    group by operatory_id, chair_date
),

rated as (
    select
        chair_days.*,
        coalesce(production.completed_production, 0)::numeric(12, 2) as completed_production,
        coalesce(timing.late_arrivals, 0) as late_arrivals,
        {{ ratio('timing.waiting_minutes', 'timing.visits_timed') | indent(8) }} as average_waiting_minutes,
        coalesce(timing.overrun_minutes, 0) as overrun_minutes,
        coalesce(broken.appointments_rebooked, 0) as appointments_rebooked,
        coalesce(openings.longest_opening_minutes, 0) as longest_opening_minutes,
        {{ ratio('chair_days.used_minutes', 'chair_days.open_minutes') | indent(8) }} as chair_use_rate,
        {{ ratio(
            'chair_days.appointments_missed',
            'chair_days.appointments_kept + chair_days.appointments_broken'
        ) | indent(8) }} as no_show_rate,
        {{ ratio(
            'chair_days.appointments_cancelled',
            'chair_days.appointments_kept + chair_days.appointments_broken'
        ) | indent(8) }} as cancellation_rate,
        {{ ratio('chair_days.refilled_minutes', 'chair_days.broken_minutes') | indent(8) }} as refill_rate
    from chair_days
    left join production
        on
            chair_days.operatory_id = production.operatory_id
            and chair_days.chair_date = production.appointment_date
    left join timing
        on
            chair_days.operatory_id = timing.operatory_id
            and chair_days.chair_date = timing.appointment_date
    left join broken
        on
            chair_days.operatory_id = broken.operatory_id
            and chair_days.chair_date = broken.appointment_date
    left join openings
        on
            chair_days.operatory_id = openings.operatory_id
            and chair_days.chair_date = openings.chair_date
),

final as (
    select
        rated.chair_date,
        rated.operatory_id,
        operatories.operatory_name,
        operatories.is_hygiene as is_hygiene_chair,
        rated.month_start,
        rated.chair_date > as_of.as_of_date as is_future,
        rated.open_minutes,
        rated.booked_minutes,
        rated.used_minutes,
        rated.empty_minutes,
        rated.longest_opening_minutes,
        rated.chair_use_rate,
        {{ performance_tier('time_utilisation', 'rated.chair_use_rate') | indent(8) }} as chair_use_tier,
        rated.appointments_scheduled,
        rated.appointments_kept,
        rated.appointments_broken,
        rated.appointments_missed,
        rated.appointments_cancelled,
        rated.appointments_rebooked,
        rated.no_show_rate,
        {{ performance_tier('no_show_rate', 'rated.no_show_rate') | indent(8) }} as no_show_tier,
        rated.cancellation_rate,
        rated.broken_minutes,
        rated.refilled_minutes,
        rated.refill_rate,
        rated.late_arrivals,
        rated.average_waiting_minutes,
        rated.overrun_minutes,
        rated.completed_production,
        {{ ratio('60 * rated.completed_production', 'rated.open_minutes') | indent(8) }} as production_per_open_hour,
        rated._loaded_at,
        rated._created_at,
        rated._updated_at
    from rated
    cross join as_of
    left join operatories
        on rated.operatory_id = operatories.operatory_id
)

select * from final
