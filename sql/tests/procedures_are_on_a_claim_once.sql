-- A claim has one line for a procedure; a second payment for it is a supplemental line (4).
with lines as (
    select
        claim_procedure_id,
        claim_id,
        procedure_id,
        claim_procedure_status_code,
        count(*) over (partition by claim_id, procedure_id) as entries
    from {{ ref('stg_opendental__claimproc') }}
    where
        claim_procedure_status_code in (0, 1)
        and claim_id is not null
        and procedure_id is not null
        and not is_transfer
)

select
    claim_procedure_id,
    claim_id,
    procedure_id,
    claim_procedure_status_code,
    entries
from lines
where entries > 1
