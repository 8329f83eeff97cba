with source as (
    select * from {{ source('opendental', 'usergroupattach') }}
),

{{ load_status('usergroupattach') }},

renamed as (
    select
        "UserGroupAttachNum" as user_group_membership_id,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ key_or_null('"UserGroupNum"') }} as user_group_id,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
