{# First day of the benefit year of a date, which starts in the plan's renewal month (1 to 12). #}
{% macro benefit_year_start(date_column, renewal_month) -%}
    (
        (date_trunc('month', {{ date_column }})::date)
        - ((extract(month from {{ date_column }})::integer - {{ renewal_month }} + 12) % 12) * interval '1 month'
    )::date
{%- endmacro %}
