-- The sending (104) and editing (150) of a claim are audited under its patient.
select
    entries.security_log_id,
    entries.patient_id,
    claims.patient_id as claim_patient_id
from {{ ref('stg_opendental__securitylog') }} as entries
inner join {{ ref('stg_opendental__claim') }} as claims
    on entries.object_id = claims.claim_id
where
    entries.permission_code in (104, 150)
    and entries.patient_id is distinct from claims.patient_id
