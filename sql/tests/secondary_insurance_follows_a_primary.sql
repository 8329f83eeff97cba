-- A patient's insurances are numbered from 1 without a gap.
select
    patient_id,
    count(*) as insurances,
    max(ordinal) as last_ordinal
from {{ ref('stg_opendental__patplan') }}
group by patient_id
having count(*) <> max(ordinal)
