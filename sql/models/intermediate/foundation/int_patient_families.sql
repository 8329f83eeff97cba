with patients as (
    select * from {{ ref('stg_opendental__patient') }}
),

families as (
    select
        coalesce(guarantor_id, patient_id) as guarantor_id,
        count(*) as family_size
    from patients
    group by coalesce(guarantor_id, patient_id)
),

final as (
    select
        patients.patient_id,
        families.guarantor_id,
        patients.patient_id = families.guarantor_id as is_guarantor,
        families.family_size,
        patients._loaded_at,
        patients._created_at,
        patients._updated_at
    from patients
    inner join families
        on coalesce(patients.guarantor_id, patients.patient_id) = families.guarantor_id
)

select * from final
