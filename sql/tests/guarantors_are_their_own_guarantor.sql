-- The head of a family is the head of his own.
with patients as (
    select * from {{ ref('stg_opendental__patient') }}
)

select
    patients.patient_id,
    patients.guarantor_id,
    guarantors.guarantor_id as guarantor_of_guarantor
from patients
left join patients as guarantors
    on patients.guarantor_id = guarantors.patient_id
where guarantors.guarantor_id is null or guarantors.guarantor_id <> guarantors.patient_id
