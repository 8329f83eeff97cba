with entries as (
    select
        ledger.*,
        as_of.as_of_date
    from {{ ref('int_ledger_entries') }} as ledger
    inner join {{ ref('int_practice_as_of') }} as as_of
        on ledger.entry_date <= as_of.as_of_date
),

final as (
    select
        patient_id,
        guarantor_id,
        as_of_date,
        {{ sum_money('amount') }} as balance,
        max(case when is_charge then entry_date end) as last_charge_date,
        max(case when entry_source in ('split', 'insurance payment') then entry_date end) as last_payment_date,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from entries
    group by patient_id, guarantor_id, as_of_date
)

select * from final
