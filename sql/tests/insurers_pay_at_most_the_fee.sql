-- An insurer pays and writes off no more for a procedure than it was billed for.
select
    claim_procedure_id,
    claim_id,
    procedure_id,
    fee_billed,
    insurance_payment,
    write_off
from {{ ref('stg_opendental__claimproc') }}
where
    claim_procedure_status_code = 1
    and procedure_id is not null
    and insurance_payment + write_off > fee_billed
