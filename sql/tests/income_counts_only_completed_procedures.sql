-- Only completed procedures are paid for, written off or adjusted.
with procedures as (
    select * from {{ ref('stg_opendental__procedurelog') }}
),

income as (
    select
        procedure_id,
        payment_split_id,
        cast(null as bigint) as claim_procedure_id,
        cast(null as bigint) as adjustment_id
    from {{ ref('stg_opendental__paysplit') }}
    where unearned_type_id is null
    union all
    select
        procedure_id,
        cast(null as bigint) as payment_split_id,
        claim_procedure_id,
        cast(null as bigint) as adjustment_id
    from {{ ref('int_insurance_payments') }}
    union all
    select
        procedure_id,
        cast(null as bigint) as payment_split_id,
        cast(null as bigint) as claim_procedure_id,
        adjustment_id
    from {{ ref('stg_opendental__adjustment') }}
)

select
    income.payment_split_id,
    income.claim_procedure_id,
    income.adjustment_id,
    procedures.procedure_id,
    procedures.procedure_status_code
from income
inner join procedures
    on income.procedure_id = procedures.procedure_id
where procedures.procedure_status_code <> 2
