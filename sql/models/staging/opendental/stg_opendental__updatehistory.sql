with source as (
    select * from {{ source('opendental', 'updatehistory') }}
),

{{ load_status('updatehistory') }},

renamed as (
    select
        "UpdateHistoryNum" as update_id,
        {{ timestamp_or_null('"DateTimeUpdated"') }} as opendental_updated_at,
        {{ text_or_null('"ProgramVersion"') }} as program_version,
        {{ stamps(created_at='"DateTimeUpdated"') }}
    from source
    cross join load_status
)

select * from renamed
