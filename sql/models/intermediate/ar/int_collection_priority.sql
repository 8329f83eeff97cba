with owing as (
    select * from {{ ref('int_family_collections') }}
    where amount_to_collect > 0
),

scored as (
    select
        owing.*,
        least(floor(amount_to_collect / 40), 25)::integer as amount_points,
        case when balance_over_90 * 2 >= balance then 25 else 0 end as age_points,
        case when payment_recency in ('recent', 'moderate') then 0 else 25 end as recency_points,
        case when has_insurance then 0 else 25 end as uninsured_points
    from owing
),

final as (
    select
        guarantor_id,
        as_of_date,
        amount_to_collect,
        balance_over_90,
        amount_points,
        age_points,
        recency_points,
        uninsured_points,
        amount_points + age_points + recency_points + uninsured_points as priority_score,
        case
            when is_in_collection then 'in collection'
            when has_plan_on_time then 'on a payment plan'
            when amount_points + age_points + recency_points + uninsured_points > 75 then 'critical'
            when amount_points + age_points + recency_points + uninsured_points > 50 then 'high'
            when amount_points + age_points + recency_points + uninsured_points > 25 then 'medium'
            else 'low'
        end as priority,
        _loaded_at,
        _created_at,
        _updated_at
    from scored
)

select * from final
