-- A group has a permission, for all or for one report, once.
select
    user_group_id,
    permission_code,
    object_id,
    count(*) as times_given
from {{ ref('stg_opendental__grouppermission') }}
group by user_group_id, permission_code, object_id
having count(*) > 1
