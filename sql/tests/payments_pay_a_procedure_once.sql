-- A payment has one split for a procedure, provider and patient.
with splits as (
    select
        payment_split_id,
        payment_id,
        procedure_id,
        split_amount,
        count(*) over (
            partition by
                payment_id,
                procedure_id,
                provider_id,
                patient_id,
                adjustment_id,
                unearned_type_id,
                payment_plan_charge_id
        ) as entries
    from {{ ref('stg_opendental__paysplit') }}
    where procedure_id is not null
)

select
    payment_split_id,
    payment_id,
    procedure_id,
    split_amount,
    entries
from splits
where entries > 1
