-- The definition of an adjustment's type fixes its sign: + adds to the balance, - and dp (discount plan) reduce it.
with adjustments as (
    select * from {{ ref('stg_opendental__adjustment') }}
),

definitions as (
    select * from {{ ref('stg_opendental__definition') }}
)

select
    adjustments.adjustment_id,
    adjustments.adjustment_amount,
    definitions.definition_name,
    definitions.definition_value
from adjustments
inner join definitions
    on adjustments.adjustment_type_id = definitions.definition_id
where
    (definitions.definition_value = '+' and adjustments.adjustment_amount < 0)
    or (definitions.definition_value in ('-', 'dp') and adjustments.adjustment_amount > 0)
