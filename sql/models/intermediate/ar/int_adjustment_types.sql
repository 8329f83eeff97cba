with types as (
    select * from {{ ref('stg_opendental__definition') }}
    where definition_category_code = 1
),

rules as (
    select * from {{ ref('adjustment_categories') }}
),

matched as (
    select
        types.definition_id,
        rules.adjustment_category,
        row_number() over (
            partition by types.definition_id
            order by rules.match_order
        ) as rule_rank
    from types
    inner join rules
        on
            lower(types.definition_name) like rules.type_name_pattern
            and (rules.type_sign is null or rules.type_sign = types.definition_value)
),

final as (
    select
        types.definition_id as adjustment_type_id,
        types.definition_name as adjustment_type,
        types.definition_value as adjustment_sign,
        coalesce(matched.adjustment_category, 'other') as adjustment_category,
        types._loaded_at,
        types._created_at,
        types._updated_at
    from types
    left join matched
        on
            types.definition_id = matched.definition_id
            and matched.rule_rank = 1
)

select * from final
