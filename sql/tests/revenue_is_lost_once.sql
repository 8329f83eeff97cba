-- All that is lost of a procedure is at most its charge, and a planned one is lost in one way alone.
with lost as (
    select
        procedure_id,
        sum(lost_amount) as lost_amount,
        count(distinct lost_kind) as kinds
    from {{ ref('int_lost_revenue') }}
    where procedure_id is not null
    group by procedure_id
),

accounts as (
    select * from {{ ref('int_procedure_accounts') }}
)

select
    lost.procedure_id,
    lost.lost_amount,
    accounts.charge_amount,
    lost.kinds
from lost
left join accounts
    on lost.procedure_id = accounts.procedure_id
where
    accounts.procedure_id is null
    or lost.lost_amount > accounts.charge_amount
    or (not accounts.is_completed and lost.kinds > 1)
