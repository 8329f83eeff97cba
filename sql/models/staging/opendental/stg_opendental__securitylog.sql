with source as (
    select * from {{ source('opendental', 'securitylog') }}
),

{{ load_status('securitylog') }},

renamed as (
    select
        "SecurityLogNum" as security_log_id,
        {{ timestamp_or_null('"LogDateTime"') }} as logged_at,
        "PermType" as permission_code,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"FKey"') }} as object_id,
        "LogSource" as log_source_code,
        {{ text_or_null('"CompName"') }} as computer_name,
        {{ text_or_null('"LogText"') }} as log_text,
        {{ key_or_null('"DefNum"') }} as definition_id,
        {{ timestamp_or_null('"DateTPrevious"') }} as object_previously_edited_at,
        {{ stamps(created_at='"LogDateTime"') }}
    from source
    cross join load_status
)

select * from renamed
