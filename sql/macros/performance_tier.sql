{# The tier of a measure's value by the seed performance_tiers; null where there is no value. #}
{% macro performance_tier(measure, value) -%}
    (
        select max(tiers.tier)
        from {{ ref('performance_tiers') }} as tiers
        where
            tiers.measure = '{{ measure }}'
            and (tiers.at_least is null or {{ value }} >= tiers.at_least)
            and (tiers.above is null or {{ value }} > tiers.above)
            and (tiers.at_most is null or {{ value }} <= tiers.at_most)
            and (tiers.below is null or {{ value }} < tiers.below)
            and {{ value }} is not null
    )
{%- endmacro %}
