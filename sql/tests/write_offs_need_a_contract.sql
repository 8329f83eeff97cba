-- Insurance write-offs are agreed with PPOs and capitation plans, and with no other.
with payments as (
    select * from {{ ref('int_insurance_payments') }}
    where write_off > 0
),

plans as (
    select * from {{ ref('stg_opendental__insplan') }}
)

select
    payments.claim_procedure_id,
    payments.write_off,
    plans.plan_type
from payments
inner join plans
    on payments.plan_id = plans.plan_id
where plans.plan_type not in ('p', 'c')
