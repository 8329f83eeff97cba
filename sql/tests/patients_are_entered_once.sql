-- A person has one record: same name and same date of birth is the same person.
with patients as (
    select
        patient_id,
        last_name,
        first_name,
        birth_date,
        count(*) over (
            partition by {{ normalized_text('last_name') }}, {{ normalized_text('first_name') }}, birth_date
        ) as records
    from {{ ref('stg_opendental__patient') }}
    where patient_status_code <> 4 and birth_date is not null
)

select
    patient_id,
    last_name,
    first_name,
    birth_date,
    records
from patients
where records > 1
