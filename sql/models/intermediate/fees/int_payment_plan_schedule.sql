with charges as (
    select * from {{ ref('stg_opendental__payplancharge') }}
    where charge_type = 'debit'
),

plans as (
    select * from {{ ref('stg_opendental__payplan') }}
    where insurance_plan_id is null
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

paid as (
    select
        payment_plan_id,
        {{ sum_money('split_amount') }} as paid_to_date
    from {{ ref('int_payment_splits') }}
    where payment_plan_id is not null
    group by payment_plan_id
),

instalments as (
    select
        charges.payment_plan_charge_id,
        charges.payment_plan_id,
        plans.patient_id,
        plans.guarantor_id,
        charges.charge_date as due_date,
        (charges.principal + charges.interest)::numeric(12, 2) as instalment_amount,
        (
            sum(charges.principal + charges.interest) over (
                partition by charges.payment_plan_id
                order by charges.charge_date, charges.payment_plan_charge_id
                rows between unbounded preceding and current row
            )
        )::numeric(12, 2) as due_to_date,
        charges._loaded_at,
        charges._created_at,
        charges._updated_at
    from charges
    inner join plans
        on charges.payment_plan_id = plans.payment_plan_id
),

-- What is paid on a plan pays its oldest instalment first.
settled as (
    select
        instalments.*,
        greatest(
            least(
                instalments.instalment_amount,
                coalesce(paid.paid_to_date, 0) - (instalments.due_to_date - instalments.instalment_amount)
            ),
            0
        )::numeric(12, 2) as paid_amount
    from instalments
    left join paid
        on instalments.payment_plan_id = paid.payment_plan_id
),

final as (
    select
        settled.payment_plan_charge_id,
        settled.payment_plan_id,
        settled.patient_id,
        settled.guarantor_id,
        settled.due_date,
        settled.instalment_amount,
        settled.due_to_date,
        settled.paid_amount,
        (settled.instalment_amount - settled.paid_amount)::numeric(12, 2) as open_amount,
        settled.due_date <= as_of.as_of_date as is_due,
        settled.due_date < as_of.as_of_date and settled.instalment_amount > settled.paid_amount as is_overdue,
        case
            when settled.due_date < as_of.as_of_date and settled.instalment_amount > settled.paid_amount
                then {{ days_between('settled.due_date', 'as_of.as_of_date') }}
        end as days_overdue,
        settled._loaded_at,
        settled._created_at,
        settled._updated_at
    from settled
    cross join as_of
)

select * from final
