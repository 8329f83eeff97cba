-- Claim procedures that are not received hold neither payment nor write-off, and write-offs are positive.
select
    claim_procedure_id,
    claim_procedure_status_code,
    insurance_payment,
    write_off
from {{ ref('stg_opendental__claimproc') }}
where
    (claim_procedure_status_code in (0, 2, 6, 8) and insurance_payment <> 0)
    or (write_off < 0 and not is_transfer and claim_procedure_status_code <> 4)
