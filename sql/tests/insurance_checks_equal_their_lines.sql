-- An insurance check is the sum of the payments of the claim procedures attached to it, to the cent.
with checks as (
    select * from {{ ref('stg_opendental__claimpayment') }}
),

lines as (
    select
        claim_payment_id,
        sum(insurance_payment) as line_total
    from {{ ref('stg_opendental__claimproc') }}
    where claim_payment_id is not null
    group by claim_payment_id
)

select
    checks.claim_payment_id,
    checks.check_amount,
    lines.line_total
from checks
left join lines
    on checks.claim_payment_id = lines.claim_payment_id
where
    not checks.is_partial
    and (lines.line_total is null or checks.check_amount <> lines.line_total)
