with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

changes as (
    select
        ledger.provider_id,
        ledger.month_index,
        sum(ledger.amount) as amount,
        max(ledger._loaded_at) as _loaded_at,
        min(ledger._created_at) as _created_at,
        max(ledger._updated_at) as _updated_at
    from {{ ref('int_ledger_entries') }} as ledger
    inner join as_of
        on ledger.entry_date <= as_of.as_of_date
    group by ledger.provider_id, ledger.month_index
),

providers as (
    select
        provider_id,
        min(month_index) as first_month_index
    from changes
    group by provider_id
),

final as (
    select
        providers.provider_id,
        calendar.month_start,
        calendar.month_end,
        (sum(coalesce(changes.amount, 0)) over provider_to_date)::numeric(12, 2) as receivable_balance,
        max(changes._loaded_at) over provider_to_date as _loaded_at,
        min(changes._created_at) over provider_to_date as _created_at,
        max(changes._updated_at) over provider_to_date as _updated_at
    from providers
    inner join calendar
        on providers.first_month_index <= calendar.month_index
    left join changes
        on
            providers.provider_id = changes.provider_id
            and calendar.month_index = changes.month_index
    window provider_to_date as (
        partition by providers.provider_id
        order by calendar.month_index
        rows between unbounded preceding and current row
    )
)

select * from final
