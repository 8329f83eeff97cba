-- A claim procedure is for the patient of its claim and of its procedure.
with lines as (
    select * from {{ ref('stg_opendental__claimproc') }}
),

claims as (
    select * from {{ ref('stg_opendental__claim') }}
),

procedures as (
    select * from {{ ref('stg_opendental__procedurelog') }}
)

select
    lines.claim_procedure_id,
    lines.patient_id,
    claims.patient_id as claim_patient_id,
    procedures.patient_id as procedure_patient_id
from lines
left join claims
    on lines.claim_id = claims.claim_id
left join procedures
    on lines.procedure_id = procedures.procedure_id
where
    lines.patient_id <> claims.patient_id
    or lines.patient_id <> procedures.patient_id
