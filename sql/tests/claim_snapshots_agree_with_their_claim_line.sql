-- A snapshot is of a line on a claim, of the same procedure, and of the claim's type.
select
    snapshots.claim_snapshot_id,
    snapshots.procedure_id,
    lines.procedure_id as line_procedure_id,
    snapshots.claim_type,
    claims.claim_type as line_claim_type
from {{ ref('stg_opendental__claimsnapshot') }} as snapshots
inner join {{ ref('stg_opendental__claimproc') }} as lines
    on snapshots.claim_procedure_id = lines.claim_procedure_id
left join {{ ref('stg_opendental__claim') }} as claims
    on lines.claim_id = claims.claim_id
where
    snapshots.procedure_id is distinct from lines.procedure_id
    or snapshots.claim_type is distinct from claims.claim_type
