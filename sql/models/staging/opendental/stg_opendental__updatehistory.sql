with source as (
    select * from {{ source('opendental', 'updatehistory') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'updatehistory'
),

renamed as (
    select
        "UpdateHistoryNum" as update_id,
        {{ timestamp_or_null('"DateTimeUpdated"') }} as opendental_updated_at,
        {{ text_or_null('"ProgramVersion"') }} as program_version,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"DateTimeUpdated"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
