with claims as (
    select * from {{ ref('int_claims') }}
    where is_outstanding
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

plans as (
    select * from {{ ref('dim_insurance_plan') }}
),

final as (
    select
        claims.claim_id,
        claims.patient_id,
        claims.provider_id,
        claims.plan_id,
        plans.carrier_id,
        plans.carrier_name,
        claims.claim_type,
        claims.claim_status,
        claims.service_date,
        claims.sent_date,
        {{ days_between('claims.sent_date', 'as_of.as_of_date') }} as days_outstanding,
        case
            when {{ days_between('claims.sent_date', 'as_of.as_of_date') }} <= 30 then '0-30'
            when {{ days_between('claims.sent_date', 'as_of.as_of_date') }} <= 60 then '31-60'
            when {{ days_between('claims.sent_date', 'as_of.as_of_date') }} <= 90 then '61-90'
            else 'over 90'
        end as age_bucket,
        claims.claim_fee,
        claims.insurance_payment_estimate,
        claims._loaded_at,
        claims._created_at,
        claims._updated_at
    from claims
    cross join as_of
    left join plans
        on claims.plan_id = plans.plan_id
)

select * from final
