-- A claim that waits to be sent (U, W) is for services of the last month: later, insurers refuse it. A secondary one can
-- only be sent when the primary was answered.
with claims as (
    select * from {{ ref('stg_opendental__claim') }}
),

primaries as (
    select
        patient_id,
        service_date,
        max(received_date) as received_date
    from claims
    where claim_type = 'P'
    group by patient_id, service_date
)

select
    claims.claim_id,
    claims.claim_status,
    claims.service_date
from claims
cross join {{ ref('int_practice_as_of') }} as as_of
left join primaries
    on
        claims.claim_type = 'S'
        and claims.patient_id = primaries.patient_id
        and claims.service_date = primaries.service_date
where
    claims.claim_status in ('U', 'W')
    and greatest(claims.service_date, primaries.received_date) < as_of.as_of_date - 31
