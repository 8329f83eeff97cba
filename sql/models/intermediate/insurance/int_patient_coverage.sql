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

limits as (
    select * from {{ ref('int_plan_limits') }}
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
        limits.annual_maximum,
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
    left join limits
        on plans.plan_id = limits.plan_id
)

select * from final
