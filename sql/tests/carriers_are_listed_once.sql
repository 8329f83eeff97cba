-- An insurance company is listed once: two names that differ in case or spaces alone are one company's.
with carriers as (
    select
        carrier_id,
        carrier_name,
        electronic_id,
        count(*) over (
            partition by {{ normalized_text('carrier_name') }}, electronic_id, city, state
        ) as entries
    from {{ ref('stg_opendental__carrier') }}
    where not is_hidden
)

select
    carrier_id,
    carrier_name,
    electronic_id,
    entries
from carriers
where entries > 1
