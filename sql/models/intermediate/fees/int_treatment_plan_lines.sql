with attachments as (
    select * from {{ ref('stg_opendental__treatplanattach') }}
),

plans as (
    select * from {{ ref('stg_opendental__treatplan') }}
),

presented as (
    select * from {{ ref('int_presented_treatment') }}
),

priorities as (
    select * from {{ ref('stg_opendental__definition') }}
),

final as (
    select
        attachments.treatment_plan_attachment_id,
        attachments.treatment_plan_id,
        attachments.procedure_id,
        presented.patient_id,
        presented.provider_id,
        plans.heading,
        plans.plan_date,
        plans.treatment_plan_status_code = 1 as is_active_plan,
        priorities.definition_name as priority_name,
        priorities.display_order as priority_order,
        presented.charge_amount,
        presented.is_accepted,
        presented.is_unscheduled,
        attachments._loaded_at,
        plans._created_at,
        greatest(plans._updated_at, presented._updated_at) as _updated_at
    from attachments
    inner join plans
        on attachments.treatment_plan_id = plans.treatment_plan_id
    inner join presented
        on attachments.procedure_id = presented.procedure_id
    left join priorities
        on attachments.priority_id = priorities.definition_id
)

select * from final
