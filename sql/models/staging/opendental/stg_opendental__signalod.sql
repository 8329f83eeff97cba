with source as (
    select * from {{ source('opendental', 'signalod') }}
),

{{ load_status('signalod') }},

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
        {{ stamps(created_at='"SigDateTime"') }}
    from source
    cross join load_status
)

select * from renamed
