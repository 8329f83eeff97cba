with source as (
    select * from {{ source('opendental', 'smsfrommobile') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'smsfrommobile'
),

renamed as (
    select
        "SmsFromMobileNum" as received_text_message_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        {{ key_or_null('"CommlogNum"') }} as communication_id,
        {{ timestamp_or_null('"DateTimeReceived"') }} as received_at,
        "SmsStatus" as read_status_code,
        {{ text_or_null('"MsgText"') }} as message_text,
        "MsgPart" as message_part,
        "MsgTotal" as message_parts,
        {{ text_or_null('"MsgRefID"') }} as message_reference,
        "MatchCount" as matching_patients,
        {{ text_or_null('"MobilePhoneNumber"') }} as mobile_phone,
        {{ text_or_null('"SmsPhoneNumber"') }} as practice_phone,
        {{ text_or_null('"GuidMessage"') }} as message_guid,
        {{ text_or_null('"Flags"') }} as flags,
        {{ flag('"IsHidden"') }} as is_hidden,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
