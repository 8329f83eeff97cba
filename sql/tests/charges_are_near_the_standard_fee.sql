-- Fees rise over the years, but work that has a price is not done for nothing, for less than a seventh or for more than
-- five times as much: those are slips of the decimal point.
select
    procedures.procedure_id,
    procedures.patient_id,
    procedures.procedure_code_id,
    procedures.procedure_fee,
    standard_fees.standard_fee
from {{ ref('stg_opendental__procedurelog') }} as procedures
inner join {{ ref('int_standard_fees') }} as standard_fees
    on procedures.procedure_code_id = standard_fees.procedure_code_id
where
    procedures.procedure_status_code = 2
    and standard_fees.standard_fee > 0
    and (
        procedures.procedure_fee * 7 < standard_fees.standard_fee
        or procedures.procedure_fee > 5 * standard_fees.standard_fee
    )
