with source as (
    select * from {{ source('opendental', 'usergroup') }}
),

{{ load_status('usergroup') }},

renamed as (
    select
        "UserGroupNum" as user_group_id,
        {{ text_or_null('"Description"') }} as user_group_name,
        {{ key_or_null('"UserGroupNumCEMT"') }} as central_user_group_id,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
