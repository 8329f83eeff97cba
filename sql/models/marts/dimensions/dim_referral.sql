with referrals as (
    select * from {{ ref('stg_opendental__referral') }}
),

final as (
    select
        referral_id,
        coalesce(
            business_name,
            case when is_not_person then last_name end,
            case when first_name is null then last_name else first_name || ' ' || last_name end
        ) as referral_name,
        case
            when is_doctor then 'colleague'
            when patient_id is not null then 'patient'
            when is_not_person then 'other source'
            else 'person'
        end as referral_kind,
        is_hidden,
        is_preferred,
        _loaded_at,
        _created_at,
        _updated_at
    from referrals
)

select * from final
