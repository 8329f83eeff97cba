with source as (
    select * from {{ source('opendental', 'computer') }}
),

{{ load_status('computer') }},

renamed as (
    select
        "ComputerNum" as computer_id,
        {{ text_or_null('"CompName"') }} as computer_name,
        {{ timestamp_or_null('"LastHeartBeat"') }} as last_seen_at,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
