-- What was due on a statement is dated up to the day it was sent.
select
    production.statement_production_id,
    production.procedure_id,
    production.adjustment_id,
    statements.sent_date,
    coalesce(procedures.procedure_date, adjustments.adjustment_date) as due_date
from {{ ref('stg_opendental__statementprod') }} as production
inner join {{ ref('stg_opendental__statement') }} as statements
    on production.statement_id = statements.statement_id
left join {{ ref('stg_opendental__procedurelog') }} as procedures
    on production.procedure_id = procedures.procedure_id
left join {{ ref('stg_opendental__adjustment') }} as adjustments
    on production.adjustment_id = adjustments.adjustment_id
where coalesce(procedures.procedure_date, adjustments.adjustment_date) > statements.sent_date
