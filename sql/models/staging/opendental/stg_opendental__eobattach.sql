with source as (
    select * from {{ source('opendental', 'eobattach') }}
),

{{ load_status('eobattach') }},

renamed as (
    select
        "EobAttachNum" as eob_attachment_id,
        {{ key_or_null('"ClaimPaymentNum"') }} as claim_payment_id,
        {{ timestamp_or_null('"DateTCreated"') }} as attached_at,
        {{ text_or_null('"FileName"') }} as file_name,
        {{ stamps(created_at='"DateTCreated"') }}
    from source
    cross join load_status
)

select * from renamed
