-- What a patient pays for a procedure goes to the provider who did it.
with splits as (
    select * from {{ ref('int_payment_splits') }}
    where not is_unearned
),

charges as (
    select * from {{ ref('int_procedure_charges') }}
)

select
    splits.payment_split_id,
    splits.procedure_id,
    splits.provider_id,
    charges.provider_id as procedure_provider_id
from splits
inner join charges
    on splits.procedure_id = charges.procedure_id
where splits.provider_id <> charges.provider_id
