with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

entries as (
    select ledger.*
    from {{ ref('int_ledger_entries') }} as ledger
    inner join as_of
        on ledger.entry_date <= as_of.as_of_date
),

changes as (
    select * from {{ ref('int_family_ledger_months') }}
),

families as (
    select
        guarantor_id,
        min(month_index) as first_month_index
    from changes
    group by guarantor_id
),

running as (
    select
        families.guarantor_id,
        calendar.month_start,
        calendar.month_end,
        calendar.month_index,
        sum(coalesce(changes.charges, 0)) over family_to_date as charges,
        sum(coalesce(changes.credits, 0)) over family_to_date as credits,
        max(changes._loaded_at) over family_to_date as _loaded_at,
        min(changes._created_at) over family_to_date as _created_at,
        max(changes._updated_at) over family_to_date as _updated_at
    from families
    inner join calendar
        on families.first_month_index <= calendar.month_index
    left join changes
        on
            families.guarantor_id = changes.guarantor_id
            and calendar.month_index = changes.month_index
    window family_to_date as (
        partition by families.guarantor_id
        order by calendar.month_index
        rows between unbounded preceding and current row
    )
),

-- A charge is at most 90 days old in its own month's end and the next three at most.
month_offsets as (
    select * from (values (0), (1), (2), (3)) as offsets (months_later)
),

aged_charges as (
    select
        entries.guarantor_id,
        calendar.month_index,
        entries.amount,
        {{ days_between('entries.entry_date', 'calendar.month_end') }} as days_old
    from entries
    cross join month_offsets
    inner join calendar
        on entries.month_index + month_offsets.months_later = calendar.month_index
    where entries.is_charge
),

recent_charges as (
    select
        guarantor_id,
        month_index,
        sum(case when days_old <= 30 then amount else 0 end) as charges_0_30,
        sum(case when days_old between 31 and 60 then amount else 0 end) as charges_31_60,
        sum(case when days_old between 61 and 90 then amount else 0 end) as charges_61_90
    from aged_charges
    where days_old between 0 and 90
    group by guarantor_id, month_index
),

charges_by_age as (
    select
        running.*,
        coalesce(recent_charges.charges_0_30, 0) as charges_0_30,
        coalesce(recent_charges.charges_31_60, 0) as charges_31_60,
        coalesce(recent_charges.charges_61_90, 0) as charges_61_90,
        running.charges
        - coalesce(recent_charges.charges_0_30, 0)
        - coalesce(recent_charges.charges_31_60, 0)
        - coalesce(recent_charges.charges_61_90, 0) as charges_over_90
    from running
    left join recent_charges
        on
            running.guarantor_id = recent_charges.guarantor_id
            and running.month_index = recent_charges.month_index
),

-- Credits are used up on the oldest bucket first; what is left of them reaches the next.
final as (
    select
        guarantor_id,
        month_start,
        month_end,
        (charges - credits)::numeric(12, 2) as balance,
        greatest(least(charges_0_30, charges - credits), 0)::numeric(12, 2) as balance_0_30,
        greatest(least(charges_31_60, charges - charges_0_30 - credits), 0)::numeric(12, 2) as balance_31_60,
        greatest(least(charges_61_90, charges_61_90 + charges_over_90 - credits), 0)::numeric(12, 2) as balance_61_90,
        greatest(charges_over_90 - credits, 0)::numeric(12, 2) as balance_over_90,
        least(charges - credits, 0)::numeric(12, 2) as credit_balance,
        _loaded_at,
        _created_at,
        _updated_at
    from charges_by_age
)

select * from final
