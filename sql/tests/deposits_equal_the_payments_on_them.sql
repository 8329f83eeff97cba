-- A deposit is the sum of the patients' payments and insurance checks on it, to the cent.
with deposited as (
    select
        deposit_id,
        payment_amount as amount
    from {{ ref('stg_opendental__payment') }}
    where deposit_id is not null
    union all
    select
        deposit_id,
        check_amount as amount
    from {{ ref('stg_opendental__claimpayment') }}
    where deposit_id is not null
),

totals as (
    select
        deposit_id,
        sum(amount) as deposited_total
    from deposited
    group by deposit_id
)

select
    deposits.deposit_id,
    deposits.deposit_amount,
    totals.deposited_total
from {{ ref('stg_opendental__deposit') }} as deposits
left join totals
    on deposits.deposit_id = totals.deposit_id
where totals.deposited_total is null or deposits.deposit_amount <> totals.deposited_total
