with deposits as (
    select * from {{ ref('stg_opendental__deposit') }}
),

payments as (
    select
        deposit_id,
        count(*) as payment_count,
        {{ sum_money('payment_amount') }} as payment_total
    from {{ ref('stg_opendental__payment') }}
    where deposit_id is not null
    group by deposit_id
),

checks as (
    select
        deposit_id,
        count(*) as check_count,
        {{ sum_money('check_amount') }} as check_total
    from {{ ref('stg_opendental__claimpayment') }}
    where deposit_id is not null
    group by deposit_id
),

final as (
    select
        deposits.deposit_id,
        deposits.deposit_date,
        {{ month_start('deposits.deposit_date') }} as month_start,
        deposits.deposit_amount,
        coalesce(payments.payment_count, 0) as payment_count,
        coalesce(payments.payment_total, 0)::numeric(12, 2) as payment_total,
        coalesce(checks.check_count, 0) as check_count,
        coalesce(checks.check_total, 0)::numeric(12, 2) as check_total,
        (
            deposits.deposit_amount - coalesce(payments.payment_total, 0) - coalesce(checks.check_total, 0)
        )::numeric(12, 2) as unexplained_amount,
        deposits._loaded_at,
        deposits._created_at,
        deposits._updated_at
    from deposits
    left join payments
        on deposits.deposit_id = payments.deposit_id
    left join checks
        on deposits.deposit_id = checks.deposit_id
)

select * from final
