with coverage as (
    select * from {{ ref('int_coverage_verification') }}
    where verification_standing <> 'verified within 30 days'
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

next_visits as (
    select
        visits.patient_id,
        visits.appointment_id,
        visits.appointment_at,
        visits.provider_id,
        row_number() over (
            partition by visits.patient_id
            order by visits.appointment_at, visits.appointment_id
        ) as visit_rank
    from {{ ref('int_appointment_outcomes') }} as visits
    inner join as_of
        on
            visits.appointment_date > as_of.as_of_date
            and visits.appointment_date <= as_of.as_of_date + 14
    where visits.appointment_status_code = 1
),

production as (
    select * from {{ ref('int_appointment_production') }}
),

patients as (
    select * from {{ ref('dim_patient') }}
),

plans as (
    select * from {{ ref('dim_insurance_plan') }}
),

final as (
    select
        coverage.patient_plan_id,
        coverage.patient_id,
        patients.last_name,
        patients.first_name,
        patients.birth_date,
        coverage.ordinal,
        coverage.plan_id,
        plans.carrier_name,
        plans.group_number,
        coverage.verification_standing,
        coverage.enrolment_verified_date,
        coverage.benefits_verified_date,
        next_visits.appointment_at as next_appointment_at,
        next_visits.provider_id,
        production.booked_production,
        row_number() over (
            order by next_visits.appointment_at, next_visits.appointment_id, coverage.ordinal
        ) as call_rank,
        coverage._loaded_at,
        coverage._created_at,
        coverage._updated_at
    from coverage
    inner join next_visits
        on
            coverage.patient_id = next_visits.patient_id
            and next_visits.visit_rank = 1
    inner join production
        on next_visits.appointment_id = production.appointment_id
    inner join patients
        on coverage.patient_id = patients.patient_id
    left join plans
        on coverage.plan_id = plans.plan_id
)

select * from final
