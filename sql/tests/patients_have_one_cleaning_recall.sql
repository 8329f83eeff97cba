-- A patient is recalled for prophy or for perio, never for both.
select
    patient_id,
    count(*) as cleaning_recalls
from {{ ref('int_recall_status') }}
where is_cleaning_recall
group by patient_id
having count(*) > 1
