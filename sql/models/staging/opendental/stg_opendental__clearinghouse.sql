with source as (
    select * from {{ source('opendental', 'clearinghouse') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'clearinghouse'
),

renamed as (
    select
        "ClearinghouseNum" as clearinghouse_id,
        {{ text_or_null('"Description"') }} as clearinghouse_name,
        "Eformat" as claim_format_code,
        "CommBridge" as transmission_code,
        "LastBatchNumber" as last_batch_number,
        {{ text_or_null('"Payors"') }} as payers,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        {{ key_or_null('"HqClearinghouseNum"') }} as practice_clearinghouse_id,
        "IsEraDownloadAllowed" as remittance_download_code,
        {{ flag('"IsClaimExportAllowed"') }} as is_claim_export_allowed,
        {{ flag('"IsAttachmentSendAllowed"') }} as is_attachment_sending_allowed,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
