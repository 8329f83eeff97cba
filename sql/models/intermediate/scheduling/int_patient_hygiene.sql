with cleanings as (
    select * from {{ ref('int_cleanings') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

cleaned as (
    select
        cleanings.patient_id,
        count(*) as cleanings,
        count(*) filter (where cleanings.cleaning_date > (as_of.as_of_date - interval '12 months')::date)
            as cleanings_last_12_months,
        max(cleanings.cleaning_date) as last_cleaning_date,
        count(cleanings.days_since_previous) as intervals,
        coalesce(sum(cleanings.days_since_previous), 0)::bigint as interval_days,
        max(cleanings._loaded_at) as _loaded_at,
        min(cleanings._created_at) as _created_at,
        max(cleanings._updated_at) as _updated_at
    from cleanings
    cross join as_of
    group by cleanings.patient_id
),

coming as (
    select
        appointments.patient_id,
        appointments.appointment_id,
        appointments.appointment_at,
        appointments.appointment_date,
        appointments.provider_id,
        row_number() over (
            partition by appointments.patient_id
            order by appointments.appointment_at, appointments.appointment_id
        ) as appointment_number,
        appointments._loaded_at,
        appointments._created_at,
        appointments._updated_at
    from {{ ref('int_appointment_outcomes') }} as appointments
    inner join as_of
        on appointments.appointment_date > as_of.as_of_date
    where
        appointments.is_hygiene
        and appointments.appointment_status_code = 1
),

next_appointments as (
    select * from coming
    where appointment_number = 1
),

final as (
    select
        coalesce(cleaned.patient_id, next_appointments.patient_id) as patient_id,
        coalesce(cleaned.cleanings, 0) as cleanings,
        coalesce(cleaned.cleanings_last_12_months, 0) as cleanings_last_12_months,
        cleaned.last_cleaning_date,
        {{ ratio('cleaned.interval_days', 'cleaned.intervals') | indent(8) }} as average_interval_days,
        next_appointments.appointment_id as next_hygiene_appointment_id,
        next_appointments.appointment_date as next_hygiene_date,
        next_appointments.provider_id as next_hygiene_provider_id,
        greatest(cleaned._loaded_at, next_appointments._loaded_at) as _loaded_at,
        least(cleaned._created_at, next_appointments._created_at) as _created_at,
        greatest(cleaned._updated_at, next_appointments._updated_at) as _updated_at
    from cleaned
    full outer join next_appointments
        on cleaned.patient_id = next_appointments.patient_id
)

select * from final
