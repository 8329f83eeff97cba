-- A user has permissions through a group, so each belongs to one.
select users.user_id
from {{ ref('stg_opendental__userod') }} as users
left join {{ ref('stg_opendental__usergroupattach') }} as memberships
    on users.user_id = memberships.user_id
where memberships.user_id is null
