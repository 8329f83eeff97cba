with source as (
    select * from {{ source('opendental', 'smstomobile') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'smstomobile'
),

renamed as (
    select
        "SmsToMobileNum" as sent_text_message_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        {{ timestamp_or_null('"DateTimeSent"') }} as sent_at,
        {{ timestamp_or_null('"DateTimeTerminated"') }} as ended_at,
        "SmsStatus" as delivery_status_code,
        "MsgType" as message_source_code,
        {{ flag('"IsTimeSensitive"') }} as is_time_sensitive,
        {{ text_or_null('"MsgText"') }} as message_text,
        "MsgParts" as message_parts,
        {{ money('"MsgChargeUSD"') }} as message_charge,
        {{ money('"MsgDiscountUSD"') }} as message_discount,
        {{ text_or_null('"MobilePhoneNumber"') }} as mobile_phone,
        {{ text_or_null('"SmsPhoneNumber"') }} as practice_phone,
        {{ text_or_null('"GuidMessage"') }} as message_guid,
        {{ text_or_null('"GuidBatch"') }} as batch_guid,
        {{ text_or_null('"CustErrorText"') }} as error_text,
        {{ flag('"IsHidden"') }} as is_hidden,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
