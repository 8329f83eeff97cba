with source as (
    select * from {{ source('opendental', 'refattach') }}
),

{{ load_status('refattach') }},

renamed as (
    select
        "RefAttachNum" as referral_attachment_id,
        {{ key_or_null('"ReferralNum"') }} as referral_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ date_or_null('"RefDate"') }} as referral_date,
        "RefType" as referral_type_code,
        "RefToStatus" as outgoing_status_code,
        "ItemOrder" as display_order,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
