-- Only completed procedures are paid for, written off or adjusted.
with procedures as (
    select * from {{ ref('stg_opendental__procedurelog') }}
),

income as (
    select procedure_id, 'split' as source, payment_split_id as source_id
    from {{ ref('stg_opendental__paysplit') }}
    where unearned_type_id is null
    union all
    select procedure_id, 'insurance' as source, claim_procedure_id as source_id
    from {{ ref('int_insurance_payments') }}
    union all
    select procedure_id, 'adjustment' as source, adjustment_id as source_id
    from {{ ref('stg_opendental__adjustment') }}
)

select
    income.source,
    income.source_id,
    procedures.procedure_id,
    procedures.procedure_status_code
from income
inner join procedures
    on income.procedure_id = procedures.procedure_id
where procedures.procedure_status_code <> 2
