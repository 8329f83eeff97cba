with plans as (
    select * from {{ ref('stg_opendental__payplan') }}
    where insurance_plan_id is null
),

credits as (
    select
        payment_plan_id,
        {{ sum_money('principal') }} as financed_amount
    from {{ ref('stg_opendental__payplancharge') }}
    where charge_type = 'credit'
    group by payment_plan_id
),

schedule as (
    select
        payment_plan_id,
        count(*) as instalment_count,
        {{ sum_money('instalment_amount') }} as scheduled_amount,
        {{ sum_money('paid_amount') }} as paid_amount,
        {{ sum_money('case when is_overdue then open_amount else 0 end') }} as overdue_amount,
        min(case when open_amount > 0 then due_date end) as next_due_date,
        max(due_date) as last_due_date,
        max(days_overdue) as days_overdue,
        max(_updated_at) as _updated_at
    from {{ ref('int_payment_plan_schedule') }}
    group by payment_plan_id
),

final as (
    select
        plans.payment_plan_id,
        plans.patient_id,
        plans.guarantor_id,
        plans.agreed_date,
        plans.is_closed,
        coalesce(credits.financed_amount, 0)::numeric(12, 2) as financed_amount,
        coalesce(schedule.instalment_count, 0) as instalment_count,
        coalesce(schedule.scheduled_amount, 0)::numeric(12, 2) as scheduled_amount,
        coalesce(schedule.paid_amount, 0)::numeric(12, 2) as paid_amount,
        coalesce(schedule.overdue_amount, 0)::numeric(12, 2) as overdue_amount,
        schedule.next_due_date,
        schedule.last_due_date,
        schedule.days_overdue,
        case
            when schedule.paid_amount >= schedule.scheduled_amount then 'paid off'
            when plans.is_closed then 'closed unpaid'
            when schedule.overdue_amount > 0 then 'behind'
            else 'on time'
        end as standing,
        plans._loaded_at,
        plans._created_at,
        schedule._updated_at
    from plans
    left join credits
        on plans.payment_plan_id = credits.payment_plan_id
    left join schedule
        on plans.payment_plan_id = schedule.payment_plan_id
)

select * from final
