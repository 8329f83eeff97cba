-- Insurance was verified and assigned for verification up to the as-of date.
with as_of as (
    select * from {{ ref('int_practice_as_of') }}
)

select
    verifications.insurance_verification_id,
    verifications.last_verified_date,
    verifications.last_assigned_date
from {{ ref('stg_opendental__insverify') }} as verifications
inner join as_of
    on
        verifications.last_verified_date > as_of.as_of_date
        or verifications.last_assigned_date > as_of.as_of_date
