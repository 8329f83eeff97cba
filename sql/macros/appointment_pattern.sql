{# A pattern has a character for each five minutes: X while the provider works, / while an assistant does. #}

{# The length of a pattern. #}
{% macro pattern_minutes(column) -%}
    (length({{ column }}) * 5)::integer
{%- endmacro %}

{# The part of a pattern in which the provider works. #}
{% macro pattern_provider_minutes(column) -%}
    ((length({{ column }}) - length(replace({{ column }}, 'X', ''))) * 5)::integer
{%- endmacro %}

{# The part of a pattern in which an assistant works alone. #}
{% macro pattern_assistant_minutes(column) -%}
    ((length({{ column }}) - length(replace({{ column }}, '/', ''))) * 5)::integer
{%- endmacro %}
