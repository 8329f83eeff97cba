with patients as (
    select * from {{ ref('stg_opendental__patient') }}
    where first_visit_date is not null
),

sources as (
    select
        patient_id,
        referral_id,
        row_number() over (
            partition by patient_id
            order by display_order, referral_attachment_id
        ) as source_rank
    from {{ ref('stg_opendental__refattach') }}
    where referral_type_code = 1
),

final as (
    select
        patients.patient_id,
        coalesce(patients.primary_provider_id, 0) as provider_id,
        patients.first_visit_date,
        {{ month_start('patients.first_visit_date') }} as month_start,
        sources.referral_id,
        patients._loaded_at,
        patients._created_at,
        patients._updated_at
    from patients
    left join sources
        on
            patients.patient_id = sources.patient_id
            and sources.source_rank = 1
)

select * from final
