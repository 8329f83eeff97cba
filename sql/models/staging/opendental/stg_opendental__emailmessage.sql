with source as (
    select * from {{ source('opendental', 'emailmessage') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'emailmessage'
),

renamed as (
    select
        "EmailMessageNum" as email_id,
        {{ timestamp_or_null('"MsgDateTime"') }} as sent_at,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"PatNumSubj"') }} as subject_patient_id,
        {{ key_or_null('"AptNum"') }} as appointment_id,
        {{ key_or_null('"ProvNumWebMail"') }} as web_mail_provider_id,
        {{ key_or_null('"UserNum"') }} as user_id,
        "SentOrReceived" as direction_code,
        {{ text_or_null('"MsgType"') }} as message_source,
        "HtmlType" as format_code,
        {{ text_or_null('"FromAddress"') }} as from_address,
        {{ text_or_null('"ToAddress"') }} as to_address,
        {{ text_or_null('"CcAddress"') }} as cc_address,
        {{ text_or_null('"BccAddress"') }} as bcc_address,
        {{ text_or_null('"RecipientAddress"') }} as received_by_address,
        {{ text_or_null('"Subject"') }} as subject,
        {{ text_or_null('"BodyText"') }} as body,
        "HideIn" as hidden_in_flags,
        {{ text_or_null('"FailReason"') }} as failure_reason,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"SecDateTEntry"') }} as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
