-- A group's plan with an insurance company is listed once, whatever the case and the spaces of its name.
with plans as (
    select
        plan_id,
        carrier_id,
        group_name,
        group_number,
        count(*) over (
            partition by
                carrier_id,
                employer_id,
                {{ normalized_text('group_name') }},
                {{ normalized_text('group_number') }},
                plan_type,
                fee_schedule_id,
                renewal_month
        ) as entries
    from {{ ref('stg_opendental__insplan') }}
    where not is_hidden and group_name is not null
)

select
    plan_id,
    carrier_id,
    group_name,
    group_number,
    entries
from plans
where entries > 1
