-- A received claim waits for no line, and a claim that is not received has no received line.
select
    claim_procedure_id,
    claim_id,
    claim_status,
    claim_procedure_status_code
from {{ ref('int_claim_lines') }}
where
    claim_id is not null
    and (
        (claim_status = 'R' and claim_procedure_status_code = 0)
        or (claim_status <> 'R' and claim_procedure_status_code = 1)
    )
