with splits as (
    select * from {{ ref('int_payment_splits') }}
    where is_unearned
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

final as (
    select
        splits.patient_id,
        splits.is_hidden_unearned,
        {{ sum_money('case when splits.split_amount > 0 then splits.split_amount else 0 end') }} as taken_amount,
        {{ sum_money('case when splits.split_amount < 0 then -splits.split_amount else 0 end') }} as used_amount,
        {{ sum_money('splits.split_amount') }} as open_amount,
        min(splits.payment_date) as first_taken_date,
        max(splits.payment_date) as last_moved_date,
        max(splits._loaded_at) as _loaded_at,
        min(splits._created_at) as _created_at,
        max(splits._updated_at) as _updated_at
    from splits
    inner join as_of
        on splits.payment_date <= as_of.as_of_date
    group by splits.patient_id, splits.is_hidden_unearned
)

select * from final
