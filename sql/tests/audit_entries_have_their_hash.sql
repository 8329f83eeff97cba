-- Each entry of the audit trail has one hash that shows whether it was altered.
with hashes as (
    select
        security_log_id,
        count(*) as hash_count
    from {{ ref('stg_opendental__securityloghash') }}
    group by security_log_id
)

select
    entries.security_log_id,
    entries.logged_at,
    hashes.hash_count
from {{ ref('stg_opendental__securitylog') }} as entries
left join hashes
    on entries.security_log_id = hashes.security_log_id
where hashes.hash_count is null or hashes.hash_count <> 1
