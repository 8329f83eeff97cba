with to_follow_up as (
    select * from {{ ref('int_claims_to_follow_up') }}
),

follow_ups as (
    select * from {{ ref('int_claim_follow_ups') }}
),

patients as (
    select * from {{ ref('stg_opendental__patient') }}
),

subscriptions as (
    select * from {{ ref('stg_opendental__claim') }}
),

subscribers as (
    select * from {{ ref('stg_opendental__inssub') }}
),

plans as (
    select * from {{ ref('dim_insurance_plan') }}
),

final as (
    select
        to_follow_up.claim_id,
        to_follow_up.reason,
        to_follow_up.priority,
        row_number() over (
            order by
                case to_follow_up.priority when 'high' then 1 when 'medium' then 2 else 3 end,
                to_follow_up.amount_at_stake desc,
                to_follow_up.claim_id
        ) as call_rank,
        to_follow_up.amount_at_stake,
        to_follow_up.days_waiting,
        to_follow_up.patient_id,
        patients.last_name,
        patients.first_name,
        patients.birth_date,
        plans.carrier_id,
        plans.carrier_name,
        plans.group_number,
        subscribers.subscriber_number,
        to_follow_up.provider_id,
        to_follow_up.claim_type,
        to_follow_up.service_date,
        to_follow_up.sent_date,
        to_follow_up.received_date,
        follow_ups.follow_up_count,
        follow_ups.last_follow_up_date,
        follow_ups.last_status,
        follow_ups.last_note,
        to_follow_up._loaded_at,
        to_follow_up._created_at,
        greatest(to_follow_up._updated_at, follow_ups._updated_at) as _updated_at
    from to_follow_up
    inner join follow_ups
        on to_follow_up.claim_id = follow_ups.claim_id
    inner join patients
        on to_follow_up.patient_id = patients.patient_id
    inner join subscriptions
        on to_follow_up.claim_id = subscriptions.claim_id
    left join subscribers
        on subscriptions.subscription_id = subscribers.subscription_id
    left join plans
        on to_follow_up.plan_id = plans.plan_id
)

select * from final
