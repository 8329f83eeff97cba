with source as (
    select * from {{ source('opendental', 'signalod') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'signalod'
),

renamed as (
    select
        "SignalNum" as signal_id,
        {{ timestamp_or_null('"SigDateTime"') }} as signalled_at,
        "IType" as change_type_code,
        {{ text_or_null('"FKeyType"') }} as object_type,
        {{ key_or_null('"FKey"') }} as object_id,
        {{ date_or_null('"DateViewing"') }} as schedule_date,
        "RemoteRole" as sender_role_code,
        {{ text_or_null('"MsgValue"') }} as message,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"SigDateTime"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
