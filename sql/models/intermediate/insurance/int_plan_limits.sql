with benefits as (
    select * from {{ ref('stg_opendental__benefit') }}
    where
        plan_id is not null
        and procedure_code_id is null
        and coverage_category_id is null
        and quantity_qualifier_code = 0
        and time_period_code in (1, 2)
        and amount is not null
),

plans as (
    select * from {{ ref('stg_opendental__insplan') }}
),

limits as (
    select
        plan_id,
        max(case when benefit_type_code = 5 and coverage_level_code = 1 then amount end)::numeric(12, 2)
            as annual_maximum,
        max(case when benefit_type_code = 2 and coverage_level_code = 1 then amount end)::numeric(12, 2)
            as annual_deductible,
        max(case when benefit_type_code = 2 and coverage_level_code = 2 then amount end)::numeric(12, 2)
            as family_deductible
    from benefits
    group by plan_id
),

final as (
    select
        plans.plan_id,
        greatest(plans.renewal_month, 1) as renewal_month,
        limits.annual_maximum,
        limits.annual_deductible,
        limits.family_deductible,
        plans._loaded_at,
        plans._created_at,
        plans._updated_at
    from plans
    left join limits
        on plans.plan_id = limits.plan_id
)

select * from final
