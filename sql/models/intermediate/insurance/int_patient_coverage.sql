with patient_plans as (
    select * from {{ ref('stg_opendental__patplan') }}
),

subscriptions as (
    select * from {{ ref('stg_opendental__inssub') }}
),

plans as (
    select * from {{ ref('stg_opendental__insplan') }}
),

carriers as (
    select * from {{ ref('stg_opendental__carrier') }}
),

maximums as (
    select
        plan_id,
        max(amount)::numeric(12, 2) as annual_maximum
    from {{ ref('stg_opendental__benefit') }}
    where
        benefit_type_code = 5
        and time_period_code in (1, 2)
        and coverage_level_code = 1
        and quantity_qualifier_code = 0
        and procedure_code_id is null
        and plan_id is not null
    group by plan_id
),

final as (
    select
        patient_plans.patient_plan_id,
        patient_plans.patient_id,
        patient_plans.ordinal,
        patient_plans.subscription_id,
        subscriptions.subscriber_patient_id,
        subscriptions.plan_id,
        plans.plan_type,
        plans.carrier_id,
        carriers.carrier_name,
        maximums.annual_maximum,
        subscriptions.effective_date,
        subscriptions.termination_date,
        patient_plans._loaded_at,
        patient_plans._created_at,
        patient_plans._updated_at
    from patient_plans
    left join subscriptions
        on patient_plans.subscription_id = subscriptions.subscription_id
    left join plans
        on subscriptions.plan_id = plans.plan_id
    left join carriers
        on plans.carrier_id = carriers.carrier_id
    left join maximums
        on plans.plan_id = maximums.plan_id
)

select * from final
