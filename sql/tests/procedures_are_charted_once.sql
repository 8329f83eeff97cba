-- A tooth gets the same treatment on the same surfaces once a day.
with procedures as (
    select
        procedure_id,
        patient_id,
        procedure_code_id,
        tooth_number,
        surface,
        procedure_date,
        count(*) over (
            partition by patient_id, procedure_code_id, tooth_number, surface, procedure_date
        ) as entries
    from {{ ref('stg_opendental__procedurelog') }}
    where procedure_status_code = 2 and tooth_number is not null
)

select
    procedure_id,
    patient_id,
    procedure_code_id,
    tooth_number,
    surface,
    procedure_date,
    entries
from procedures
where entries > 1
