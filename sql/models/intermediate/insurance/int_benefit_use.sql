with lines as (
    select * from {{ ref('int_claim_lines') }}
    where
        claim_procedure_status_code in (0, 1, 4)
        and claim_type <> 'PreAuth'
        and subscription_id is not null
),

procedures as (
    select
        charges.procedure_id,
        catalogue.procedure_group
    from {{ ref('int_procedure_charges') }} as charges
    inner join {{ ref('int_procedure_catalogue') }} as catalogue
        on charges.procedure_code_id = catalogue.procedure_code_id
),

coverage as (
    select * from {{ ref('int_patient_coverage') }}
),

limits as (
    select * from {{ ref('int_plan_limits') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

-- Orthodontics has a maximum for life of its own and uses none of the year's.
used as (
    select
        lines.patient_id,
        lines.subscription_id,
        lines.plan_id,
        {{ benefit_year_start('lines.procedure_date', 'limits.renewal_month') | indent(8) }} as benefit_year_start,
        case
            when lines.claim_procedure_status_code = 0 or procedures.procedure_group = 'orthodontic' then 0
            else lines.insurance_payment
        end as paid_amount,
        case
            when lines.claim_procedure_status_code = 0 and coalesce(procedures.procedure_group, '') <> 'orthodontic'
                then lines.insurance_payment_estimate
            else 0
        end as pending_amount,
        lines.deductible_applied,
        lines._loaded_at,
        lines._created_at,
        lines._updated_at
    from lines
    inner join limits
        on lines.plan_id = limits.plan_id
    left join procedures
        on lines.procedure_id = procedures.procedure_id
),

-- Who is covered today has a benefit year even before the first claim.
covered as (
    select
        coverage.patient_id,
        coverage.subscription_id,
        coverage.plan_id,
        {{ benefit_year_start('as_of.as_of_date', 'limits.renewal_month') | indent(8) }} as benefit_year_start,
        0::numeric(12, 2) as paid_amount,
        0::numeric(12, 2) as pending_amount,
        0::numeric(12, 2) as deductible_applied,
        coverage._loaded_at,
        coverage._created_at,
        coverage._updated_at
    from coverage
    inner join limits
        on coverage.plan_id = limits.plan_id
    cross join as_of
    where coverage.subscription_id is not null
),

together as (
    select * from used
    union all
    select * from covered
),

summed as (
    select
        patient_id,
        subscription_id,
        plan_id,
        benefit_year_start,
        {{ sum_money('paid_amount') }} as paid_amount,
        {{ sum_money('pending_amount') }} as pending_amount,
        {{ sum_money('deductible_applied') }} as deductible_used,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from together
    group by patient_id, subscription_id, plan_id, benefit_year_start
),

final as (
    select
        summed.patient_id,
        summed.subscription_id,
        summed.plan_id,
        summed.benefit_year_start,
        summed.benefit_year_start
        = {{ benefit_year_start('as_of.as_of_date', 'limits.renewal_month') | indent(8) }} as is_current_year,
        limits.annual_maximum,
        summed.paid_amount,
        summed.pending_amount,
        case
            when limits.annual_maximum is not null
                then greatest(limits.annual_maximum - summed.paid_amount - summed.pending_amount, 0)
        end::numeric(12, 2) as remaining_amount,
        {{ ratio('summed.paid_amount', 'limits.annual_maximum') | indent(8) }} as used_share,
        limits.annual_deductible,
        summed.deductible_used,
        case
            when limits.annual_deductible is not null
                then greatest(limits.annual_deductible - summed.deductible_used, 0)
        end::numeric(12, 2) as deductible_remaining,
        summed._loaded_at,
        summed._created_at,
        summed._updated_at
    from summed
    inner join limits
        on summed.plan_id = limits.plan_id
    cross join as_of
)

select * from final
