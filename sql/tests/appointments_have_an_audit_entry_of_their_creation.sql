-- Since the practice audits it, the making of an appointment is in the audit trail (25) and in the entry log.
with audited as (
    select
        object_id as appointment_id,
        logged_at
    from {{ ref('stg_opendental__securitylog') }}
    where permission_code = 25
),

entered as (
    select
        appointment_id,
        entered_at
    from {{ ref('stg_opendental__entrylog') }}
    where object_type_code = 0
),

appointments as (
    select
        appointment_id,
        _created_at as created_at
    from {{ ref('stg_opendental__appointment') }}
)

select
    appointment_id,
    created_at,
    'audit trail' as missing_from
from appointments
where
    created_at >= (select min(logged_at) from audited)
    and appointment_id not in (select appointment_id from audited where appointment_id is not null)
union all
select
    appointment_id,
    created_at,
    'entry log' as missing_from
from appointments
where
    created_at >= (select min(entered_at) from entered)
    and appointment_id not in (select appointment_id from entered where appointment_id is not null)
