with source as (
    select * from {{ source('opendental', 'eobattach') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'eobattach'
),

renamed as (
    select
        "EobAttachNum" as eob_attachment_id,
        {{ key_or_null('"ClaimPaymentNum"') }} as claim_payment_id,
        {{ timestamp_or_null('"DateTCreated"') }} as attached_at,
        {{ text_or_null('"FileName"') }} as file_name,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"DateTCreated"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
