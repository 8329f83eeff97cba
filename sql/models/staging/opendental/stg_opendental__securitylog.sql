with source as (
    select * from {{ source('opendental', 'securitylog') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'securitylog'
),

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
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"LogDateTime"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
