with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

income as (
    select
        month_start,
        {{ sum_money('gross_production') }} as gross_production,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from {{ ref('int_provider_income') }}
    group by month_start
),

receivables as (
    select
        month_start,
        {{ sum_money('balance') }} as ar_total,
        {{ sum_money('balance_0_30 + balance_31_60 + balance_61_90 + balance_over_90') }} as ar_owed
    from {{ ref('int_family_aging') }}
    group by month_start
),

final as (
    select
        calendar.month_start,
        calendar.month_end,
        coalesce(receivables.ar_total, 0)::numeric(12, 2) as ar_total,
        coalesce(receivables.ar_owed, 0)::numeric(12, 2) as ar_owed,
        coalesce(sum(income.gross_production) over last_three, 0)::numeric(12, 2) as production_of_three_months,
        {{ days_between('min(calendar.month_start) over last_three', 'calendar.month_end') }} + 1 as days_of_three_months,
        calendar._loaded_at,
        min(income._created_at) over last_three as _created_at,
        max(income._updated_at) over last_three as _updated_at
    from calendar
    left join income
        on calendar.month_start = income.month_start
    left join receivables
        on calendar.month_start = receivables.month_start
    window last_three as (
        order by calendar.month_start
        rows between 2 preceding and current row
    )
)

select * from final
