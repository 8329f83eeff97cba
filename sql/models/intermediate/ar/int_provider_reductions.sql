with adjustments as (
    select
        month_start,
        provider_id,
        adjustment_category as reduction_category,
        -adjustment_amount as reduction_amount,
        _loaded_at,
        _created_at,
        _updated_at
    from {{ ref('int_adjustments') }}
),

write_offs as (
    select
        month_start,
        provider_id,
        'insurance write-off' as reduction_category,
        write_off as reduction_amount,
        _loaded_at,
        _created_at,
        _updated_at
    from {{ ref('int_insurance_payments') }}
    where write_off <> 0
),

together as (
    select * from adjustments
    union all
    select * from write_offs
),

final as (
    select
        month_start,
        provider_id,
        reduction_category,
        count(*) as reduction_count,
        {{ sum_money('reduction_amount') }} as reduction_amount,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from together
    group by month_start, provider_id, reduction_category
)

select * from final
