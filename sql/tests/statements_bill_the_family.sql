-- The procedures and adjustments that were due on a statement are of the family it went to. Somebody who has left home
-- since heads a family of their own and was edited after the statement; OpenDental does not keep the family they left.
with billed as (
    select
        production.statement_production_id,
        production.statement_id,
        production.procedure_id,
        production.adjustment_id,
        coalesce(procedures.patient_id, adjustments.patient_id) as patient_id
    from {{ ref('stg_opendental__statementprod') }} as production
    left join {{ ref('stg_opendental__procedurelog') }} as procedures
        on production.procedure_id = procedures.procedure_id
    left join {{ ref('stg_opendental__adjustment') }} as adjustments
        on production.adjustment_id = adjustments.adjustment_id
),

patients as (
    select
        patient_id,
        guarantor_id,
        _updated_at as edited_at
    from {{ ref('stg_opendental__patient') }}
)

select
    billed.statement_production_id,
    billed.procedure_id,
    billed.adjustment_id,
    billed.patient_id,
    billed_patients.guarantor_id as billed_guarantor_id,
    recipients.guarantor_id
from billed
inner join {{ ref('stg_opendental__statement') }} as statements
    on billed.statement_id = statements.statement_id
inner join patients as billed_patients
    on billed.patient_id = billed_patients.patient_id
inner join patients as recipients
    on statements.patient_id = recipients.patient_id
where
    billed_patients.guarantor_id <> recipients.guarantor_id
    and not (
        billed_patients.guarantor_id = billed.patient_id
        and billed_patients.edited_at >= statements.sent_date
    )
