with plans as (
    select * from {{ ref('stg_opendental__insplan') }}
),

carriers as (
    select * from {{ ref('stg_opendental__carrier') }}
),

employers as (
    select * from {{ ref('stg_opendental__employer') }}
),

fee_schedules as (
    select * from {{ ref('stg_opendental__feesched') }}
),

covered as (
    select
        plan_id,
        count(distinct patient_id) as covered_patients,
        max(annual_maximum)::numeric(12, 2) as annual_maximum
    from {{ ref('int_patient_coverage') }}
    group by plan_id
),

final as (
    select
        plans.plan_id,
        plans.carrier_id,
        carriers.carrier_name,
        employers.employer_name,
        plans.group_name,
        plans.group_number,
        case plans.plan_type
            when '' then 'category percentage'
            when 'p' then 'PPO percentage'
            when 'f' then 'flat copay'
            when 'c' then 'capitation'
            else 'unknown (' || plans.plan_type || ')'
        end as plan_type,
        fee_schedules.fee_schedule_name,
        covered.annual_maximum,
        coalesce(covered.covered_patients, 0) as covered_patients,
        plans.is_hidden,
        plans._loaded_at,
        plans._created_at,
        plans._updated_at
    from plans
    left join carriers
        on plans.carrier_id = carriers.carrier_id
    left join employers
        on plans.employer_id = employers.employer_id
    left join fee_schedules
        on plans.fee_schedule_id = fee_schedules.fee_schedule_id
    left join covered
        on plans.plan_id = covered.plan_id
)

select * from final
