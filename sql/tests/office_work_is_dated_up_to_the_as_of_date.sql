-- What the office has done is dated up to the as-of date.
with office_work as (
    select
        'deposit' as work,
        deposit_id as work_id,
        deposit_date as work_date
    from {{ ref('stg_opendental__deposit') }}
    union all
    select
        'clock event' as work,
        clock_event_id as work_id,
        cast(coalesce(stopped_at, started_at) as date) as work_date
    from {{ ref('stg_opendental__clockevent') }}
    union all
    select
        'audit entry' as work,
        security_log_id as work_id,
        cast(logged_at as date) as work_date
    from {{ ref('stg_opendental__securitylog') }}
    union all
    select
        'claim tracking' as work,
        claim_tracking_id as work_id,
        cast(tracked_at as date) as work_date
    from {{ ref('stg_opendental__claimtracking') }}
    union all
    select
        'insurance message' as work,
        insurance_message_id as work_id,
        cast(sent_at as date) as work_date
    from {{ ref('stg_opendental__etrans') }}
)

select
    office_work.work,
    office_work.work_id,
    office_work.work_date
from office_work
inner join {{ ref('int_practice_as_of') }} as as_of
    on office_work.work_date > as_of.as_of_date
