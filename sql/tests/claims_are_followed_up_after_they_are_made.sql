-- The follow-up of a claim is not older than the claim.
select
    tracking.claim_tracking_id,
    tracking.tracked_at,
    claims._created_at as claim_created_at
from {{ ref('stg_opendental__claimtracking') }} as tracking
inner join {{ ref('stg_opendental__claim') }} as claims
    on tracking.claim_id = claims.claim_id
where tracking.tracked_at < claims._created_at
