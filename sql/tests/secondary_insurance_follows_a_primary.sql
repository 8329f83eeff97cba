-- A patient's insurances are numbered from 1 without a gap.
with insurances as (
    select
        patient_plan_id,
        patient_id,
        ordinal,
        row_number() over (partition by patient_id order by ordinal, patient_plan_id) as place
    from {{ ref('stg_opendental__patplan') }}
)

select
    patient_plan_id,
    patient_id,
    ordinal,
    place
from insurances
where ordinal <> place
