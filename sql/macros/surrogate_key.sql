{#
    One text key of several columns, by the recipe of dbt_utils.generate_surrogate_key: the md5 of the columns as text,
    joined by hyphens, where null has a text of its own. Give it keys, texts and dates: both engines write those alike.
#}
{% macro surrogate_key(columns) -%}
    md5(
        {%- for column in columns %}
        coalesce({{ as_text(column) }}, '_dbt_utils_surrogate_key_null_')
        {%- if not loop.last %} || '-' ||{% endif %}
        {%- endfor %}
    )
{%- endmacro %}
