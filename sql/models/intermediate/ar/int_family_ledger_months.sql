with entries as (
    select ledger.*
    from {{ ref('int_ledger_entries') }} as ledger
    inner join {{ ref('int_practice_as_of') }} as as_of
        on ledger.entry_date <= as_of.as_of_date
),

final as (
    select
        guarantor_id,
        month_index,
        {{ sum_money("case when entry_source = 'procedure' then amount else 0 end") }} as production,
        {{ sum_money("case when entry_source = 'adjustment' then amount else 0 end") }} as adjustments,
        {{ sum_money("case when entry_source = 'write-off' then -amount else 0 end") }} as insurance_writeoffs,
        {{ sum_money("case when entry_source = 'split' then -amount else 0 end") }} as patient_payments,
        {{ sum_money("case when entry_source = 'insurance payment' then -amount else 0 end") }} as insurance_payments,
        {{ sum_money("case when entry_source in ('plan credit', 'plan debit') then amount else 0 end") }}
            as payment_plan_changes,
        {{ sum_money('case when is_charge then amount else 0 end') }} as charges,
        {{ sum_money('case when is_charge then 0 else -amount end') }} as credits,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from entries
    group by guarantor_id, month_index
)

select * from final
