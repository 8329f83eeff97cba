with source as (
    select * from {{ source('opendental', 'entrylog') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'entrylog'
),

renamed as (
    select
        "EntryLogNum" as entry_log_id,
        {{ timestamp_or_null('"EntryDateTime"') }} as entered_at,
        {{ key_or_null('"UserNum"') }} as user_id,
        "FKeyType" as object_type_code,
        case when "FKeyType" = 0 then {{ key_or_null('"FKey"') }} end as appointment_id,
        "LogSource" as log_source_code,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"EntryDateTime"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
