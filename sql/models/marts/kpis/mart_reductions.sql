with reductions as (
    select * from {{ ref('int_provider_reductions') }}
),

income as (
    select * from {{ ref('int_provider_income') }}
),

final as (
    select
        reductions.month_start,
        reductions.provider_id,
        reductions.reduction_category,
        reductions.reduction_count,
        reductions.reduction_amount,
        income.gross_production,
        {{ ratio('reductions.reduction_amount', 'income.gross_production') | indent(8) }} as reduction_share,
        reductions._loaded_at,
        reductions._created_at,
        reductions._updated_at
    from reductions
    inner join income
        on
            reductions.month_start = income.month_start
            and reductions.provider_id = income.provider_id
)

select * from final
