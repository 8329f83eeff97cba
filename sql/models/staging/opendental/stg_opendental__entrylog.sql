with source as (
    select * from {{ source('opendental', 'entrylog') }}
),

{{ load_status('entrylog') }},

renamed as (
    select
        "EntryLogNum" as entry_log_id,
        {{ timestamp_or_null('"EntryDateTime"') }} as entered_at,
        {{ key_or_null('"UserNum"') }} as user_id,
        "FKeyType" as object_type_code,
        case when "FKeyType" = 0 then {{ key_or_null('"FKey"') }} end as appointment_id,
        "LogSource" as log_source_code,
        {{ stamps(created_at='"EntryDateTime"') }}
    from source
    cross join load_status
)

select * from renamed
