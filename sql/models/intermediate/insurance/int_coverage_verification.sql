with coverage as (
    select * from {{ ref('int_patient_coverage') }}
),

verifications as (
    select * from {{ ref('stg_opendental__insverify') }}
),

enrolments as (
    select
        patient_plan_id,
        max(last_verified_date) as last_verified_date,
        max(_updated_at) as _updated_at
    from verifications
    where patient_plan_id is not null
    group by patient_plan_id
),

benefits as (
    select
        plan_id,
        max(last_verified_date) as last_verified_date
    from verifications
    where plan_id is not null
    group by plan_id
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

final as (
    select
        coverage.patient_plan_id,
        coverage.patient_id,
        coverage.plan_id,
        coverage.ordinal,
        enrolments.last_verified_date as enrolment_verified_date,
        {{ days_between('enrolments.last_verified_date', 'as_of.as_of_date') }} as enrolment_age_days,
        benefits.last_verified_date as benefits_verified_date,
        {{ days_between('benefits.last_verified_date', 'as_of.as_of_date') }} as benefits_age_days,
        coalesce(coverage.termination_date < as_of.as_of_date, false) as is_terminated,
        case
            when coverage.termination_date < as_of.as_of_date then 'terminated'
            when enrolments.last_verified_date is null then 'never verified'
            when {{ days_between('enrolments.last_verified_date', 'as_of.as_of_date') }} <= 30 then 'verified within 30 days'
            when {{ days_between('enrolments.last_verified_date', 'as_of.as_of_date') }} <= 365 then 'verified within a year'
            else 'verified over a year ago'
        end as verification_standing,
        coverage._loaded_at,
        coverage._created_at,
        greatest(coverage._updated_at, enrolments._updated_at) as _updated_at
    from coverage
    cross join as_of
    left join enrolments
        on coverage.patient_plan_id = enrolments.patient_plan_id
    left join benefits
        on coverage.plan_id = benefits.plan_id
)

select * from final
