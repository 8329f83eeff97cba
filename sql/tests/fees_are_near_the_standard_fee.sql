-- A contracted fee is a discount on the standard fee, so it is nowhere near three times as much.
select
    fees.fee_id,
    fees.fee_schedule_id,
    fees.procedure_code_id,
    fees.fee_amount,
    standard_fees.standard_fee
from {{ ref('stg_opendental__fee') }} as fees
inner join {{ ref('int_standard_fees') }} as standard_fees
    on fees.procedure_code_id = standard_fees.procedure_code_id
where
    standard_fees.standard_fee > 0
    and fees.fee_amount > 3 * standard_fees.standard_fee
