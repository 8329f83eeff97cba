-- The previous date of a recall is the day of the newest completed or existing procedure that triggers its type.
with recalls as (
    select * from {{ ref('int_recall_status') }}
    where not is_disabled
),

triggers as (
    select distinct
        recalls.recall_id,
        triggers.procedure_code_id
    from recalls
    inner join {{ ref('stg_opendental__recalltrigger') }} as triggers
        on recalls.recall_type_id = triggers.recall_type_id
)

select
    recalls.recall_id,
    recalls.patient_id,
    recalls.recall_type_name,
    recalls.previous_date,
    max(procedures.procedure_date) as newest_trigger_date
from recalls
inner join triggers
    on recalls.recall_id = triggers.recall_id
inner join {{ ref('stg_opendental__procedurelog') }} as procedures
    on
        recalls.patient_id = procedures.patient_id
        and triggers.procedure_code_id = procedures.procedure_code_id
        and procedures.procedure_status_code in (2, 3, 4)
group by recalls.recall_id, recalls.patient_id, recalls.recall_type_name, recalls.previous_date
having recalls.previous_date is null or max(procedures.procedure_date) > recalls.previous_date
