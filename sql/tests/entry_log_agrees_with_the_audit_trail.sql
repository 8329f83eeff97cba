-- The entry log and the audit trail (25) name the same user for the making of an appointment.
select
    entries.appointment_id,
    entries.user_id as entry_log_user_id,
    audited.user_id as audit_user_id
from {{ ref('stg_opendental__entrylog') }} as entries
inner join {{ ref('stg_opendental__securitylog') }} as audited
    on entries.appointment_id = audited.object_id
where audited.permission_code = 25 and entries.user_id is distinct from audited.user_id
