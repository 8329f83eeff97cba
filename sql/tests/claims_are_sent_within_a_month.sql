-- A claim that waits to be sent (U, W) is for services of the last month: later, insurers refuse it.
select
    claims.claim_id,
    claims.claim_status,
    claims.service_date
from {{ ref('stg_opendental__claim') }} as claims
inner join {{ ref('int_practice_as_of') }} as as_of
    on claims.service_date < as_of.as_of_date - 31
where claims.claim_status in ('U', 'W')
