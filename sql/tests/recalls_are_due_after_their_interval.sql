-- A recall is due its interval after the procedure that triggered it.
select
    recall_id,
    previous_date,
    interval_text,
    calculated_due_date
from {{ ref('stg_opendental__recall') }}
where calculated_due_date is distinct from {{ add_packed_interval('previous_date', 'interval_packed') }}
