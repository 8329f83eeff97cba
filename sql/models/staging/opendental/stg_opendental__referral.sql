with source as (
    select * from {{ source('opendental', 'referral') }}
),

{{ load_status('referral') }},

renamed as (
    select
        "ReferralNum" as referral_id,
        {{ text_or_null('"LName"') }} as last_name,
        {{ text_or_null('"FName"') }} as first_name,
        {{ text_or_null('"BusinessName"') }} as business_name,
        {{ text_or_null('"Title"') }} as title,
        {{ key_or_null('"Specialty"') }} as specialty_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ flag('"NotPerson"') }} as is_not_person,
        {{ flag('"IsDoctor"') }} as is_doctor,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ flag('"IsPreferred"') }} as is_preferred,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
