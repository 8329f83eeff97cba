-- The entries and the minutes of all staff and days are those of the audit trail and of the time clock.
with mart as (
    select
        coalesce(sum(audit_entries), 0) as entries,
        coalesce(sum(worked_minutes), 0) as minutes
    from {{ ref('mart_staff_activity') }}
),

audit_trail as (
    select count(*) as entries
    from {{ ref('stg_opendental__securitylog') }}
),

time_clock as (
    select coalesce(sum(worked_minutes), 0) as minutes
    from {{ ref('int_staff_days') }}
)

select
    mart.entries as mart_entries,
    audit_trail.entries,
    mart.minutes as mart_minutes,
    time_clock.minutes
from mart
cross join audit_trail
cross join time_clock
where mart.entries <> audit_trail.entries or mart.minutes <> time_clock.minutes
