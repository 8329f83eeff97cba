-- Each tier of a measure starts where the next better or worse one ends, one of the two includes the bound, and the
-- outermost are open.
with tiers as (
    select
        measure,
        tier_rank,
        coalesce(at_least, above) as low_bound,
        at_least is not null as is_low_included,
        coalesce(at_most, below) as high_bound,
        at_most is not null as is_high_included,
        (at_least is not null and above is not null) or (at_most is not null and below is not null) as is_bound_twice
    from {{ ref('performance_tiers') }}
),

ordered as (
    select
        tiers.*,
        row_number() over by_bound as place,
        count(*) over (partition by measure) as tier_count,
        lead(low_bound) over by_bound as next_low_bound,
        lead(is_low_included) over by_bound as is_next_low_included,
        lead(tier_rank) over by_bound as next_rank
    from tiers
    window by_bound as (
        partition by measure
        order by low_bound nulls first, high_bound nulls last
    )
)

select
    measure,
    tier_rank,
    low_bound,
    high_bound,
    next_low_bound
from ordered
where
    is_bound_twice
    or low_bound >= high_bound
    or (place = 1 and low_bound is not null)
    or (place > 1 and low_bound is null)
    or (place = tier_count and high_bound is not null)
    or (
        place < tier_count
        and (
            high_bound is null
            or next_low_bound is null
            or high_bound <> next_low_bound
            or is_high_included = is_next_low_included
            or abs(tier_rank - next_rank) <> 1
        )
    )
