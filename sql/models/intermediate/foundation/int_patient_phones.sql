with patients as (
    select * from {{ ref('stg_opendental__patient') }}
),

final as (
    select
        patient_id,
        home_phone,
        mobile_phone,
        work_phone,
        coalesce(mobile_phone, home_phone, work_phone) as best_phone,
        text_message_consent_code = 1 and mobile_phone is not null as can_be_texted,
        _loaded_at,
        _created_at,
        _updated_at
    from patients
)

select * from final
