-- A patient has at most one active treatment plan.
select
    patient_id,
    count(*) as active_plans
from {{ ref('stg_opendental__treatplan') }}
where treatment_plan_status_code = 1
group by patient_id
having count(*) > 1
