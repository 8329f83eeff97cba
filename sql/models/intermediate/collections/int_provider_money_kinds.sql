with adjustments as (
    select
        month_start,
        provider_id,
        adjustment_category as kind,
        adjustment_amount as amount,
        _loaded_at,
        _created_at,
        _updated_at
    from {{ ref('int_adjustments') }}
),

splits as (
    select
        month_start,
        provider_id,
        case when is_income_transfer then 'Income Transfer' else payment_method end as kind,
        split_amount as amount,
        _loaded_at,
        _created_at,
        _updated_at
    from {{ ref('int_payment_splits') }}
    where not is_unearned
),

insurance_payments as (
    select
        month_start,
        provider_id,
        payment_method as kind,
        insurance_payment as amount,
        _loaded_at,
        _created_at,
        _updated_at
    from {{ ref('int_insurance_payments') }}
),

entries as (
    select 'adjustment' as source, adjustments.* from adjustments
    union all
    select 'split' as source, splits.* from splits
    union all
    select 'insurance' as source, insurance_payments.* from insurance_payments
),

final as (
    select
        month_start,
        provider_id,
        {{ sum_money("case when source = 'adjustment' and kind = 'discount' then amount else 0 end") }} as discounts,
        {{ sum_money("case when source = 'adjustment' and kind = 'bad debt' then amount else 0 end") }} as bad_debt,
        {{ sum_money("case when source = 'adjustment' and kind = 'fee' then amount else 0 end") }} as account_fees,
        {{ sum_money("case when source = 'split' and kind = 'Credit Card' then amount else 0 end") }} as collections_card,
        {{ sum_money("case when source = 'split' and kind = 'Check' then amount else 0 end") }} as collections_check,
        {{ sum_money("case when source = 'split' and kind = 'Cash' then amount else 0 end") }} as collections_cash,
        {{ sum_money("case when source = 'split' and kind = 'Patient Financing' then amount else 0 end") }}
            as collections_financing,
        {{ sum_money("case when source = 'split' and kind = 'Refund' then amount else 0 end") }} as collections_refunds,
        {{ sum_money("case when source = 'split' and kind = 'Income Transfer' then amount else 0 end") }}
            as collections_transfers,
        {{ sum_money("case when source = 'insurance' and kind = 'Check' then amount else 0 end") }}
            as insurance_collections_check,
        {{ sum_money("case when source = 'insurance' and kind = 'EFT' then amount else 0 end") }}
            as insurance_collections_electronic,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from entries
    group by month_start, provider_id
)

select * from final
