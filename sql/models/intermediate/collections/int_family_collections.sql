with families as (
    select * from {{ ref('int_patient_families') }}
),

guarantors as (
    select
        patients.*,
        billing_types.definition_name as billing_type,
        coalesce(billing_types.definition_value = 'C', false) as is_in_collection
    from {{ ref('stg_opendental__patient') }} as patients
    left join {{ ref('stg_opendental__definition') }} as billing_types
        on patients.billing_type_id = billing_types.definition_id
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

balances as (
    select aging.*
    from {{ ref('int_family_aging') }} as aging
    inner join as_of
        on aging.month_end = as_of.as_of_date
),

estimates as (
    select
        guarantor_id,
        {{ sum_money('insurance_estimate') }} as insurance_estimate
    from {{ ref('int_open_insurance_estimates') }}
    group by guarantor_id
),

payments as (
    select * from {{ ref('int_family_payments') }}
),

bad_debts as (
    select
        families.guarantor_id,
        {{ sum_money('case when adjustments.adjustment_amount < 0 then -adjustments.adjustment_amount else 0 end') }}
            as bad_debt_given_up,
        {{ sum_money('case when adjustments.adjustment_amount > 0 then adjustments.adjustment_amount else 0 end') }}
            as bad_debt_recovered
    from {{ ref('int_adjustments') }} as adjustments
    inner join families
        on adjustments.patient_id = families.patient_id
    where adjustments.adjustment_category = 'bad debt'
    group by families.guarantor_id
),

statements as (
    select
        guarantor_id,
        count(*) as statement_count,
        count(*) filter (where not is_answered and is_response_known) as statements_unanswered,
        max(sent_date) as last_statement_date
    from {{ ref('int_family_statements') }}
    group by guarantor_id
),

plans as (
    select
        guarantor_id,
        {{ sum_money('overdue_amount') }} as payment_plan_overdue,
        bool_or(standing = 'on time') as has_plan_on_time
    from {{ ref('int_payment_plans') }}
    where not is_closed
    group by guarantor_id
),

coverage as (
    select distinct families.guarantor_id
    from {{ ref('int_patient_coverage') }} as covered
    inner join families
        on covered.patient_id = families.patient_id
    cross join as_of
    where covered.termination_date is null or covered.termination_date >= as_of.as_of_date
),

standing as (
    select
        families.guarantor_id,
        as_of.as_of_date,
        guarantors.billing_type,
        guarantors.is_in_collection,
        coalesce(balances.balance, 0)::numeric(12, 2) as balance,
        coalesce(balances.balance_over_90, 0)::numeric(12, 2) as balance_over_90,
        coalesce(estimates.insurance_estimate, 0)::numeric(12, 2) as insurance_estimate,
        greatest(coalesce(balances.balance, 0) - coalesce(estimates.insurance_estimate, 0), 0)::numeric(12, 2)
            as amount_to_collect,
        payments.last_payment_date,
        payments.payment_recency,
        coalesce(bad_debts.bad_debt_given_up, 0)::numeric(12, 2) as bad_debt_given_up,
        coalesce(bad_debts.bad_debt_recovered, 0)::numeric(12, 2) as bad_debt_recovered,
        coalesce(statements.statement_count, 0) as statement_count,
        coalesce(statements.statements_unanswered, 0) as statements_unanswered,
        statements.last_statement_date,
        coalesce(plans.payment_plan_overdue, 0)::numeric(12, 2) as payment_plan_overdue,
        coalesce(plans.has_plan_on_time, false) as has_plan_on_time,
        coverage.guarantor_id is not null as has_insurance,
        guarantors._loaded_at,
        guarantors._created_at,
        greatest(guarantors._updated_at, balances._updated_at) as _updated_at
    from families
    cross join as_of
    inner join guarantors
        on families.guarantor_id = guarantors.patient_id
    left join balances
        on families.guarantor_id = balances.guarantor_id
    left join estimates
        on families.guarantor_id = estimates.guarantor_id
    left join payments
        on families.guarantor_id = payments.guarantor_id
    left join bad_debts
        on families.guarantor_id = bad_debts.guarantor_id
    left join statements
        on families.guarantor_id = statements.guarantor_id
    left join plans
        on families.guarantor_id = plans.guarantor_id
    left join coverage
        on families.guarantor_id = coverage.guarantor_id
    where families.is_guarantor
)

select * from standing
