{# OpenDental has no nulls in most columns: these macros turn its blanks into null. #}

{% macro key_or_null(column) -%}
    nullif({{ column }}, 0)
{%- endmacro %}

{% macro date_or_null(column) -%}
    nullif({{ column }}, date '0001-01-01')
{%- endmacro %}

{% macro timestamp_or_null(column) -%}
    nullif(cast({{ column }} as timestamp), timestamp '0001-01-01 00:00:00')
{%- endmacro %}

{% macro text_or_null(column) -%}
    nullif({{ column }}, '')
{%- endmacro %}

{% macro flag(column) -%}
    ({{ column }} <> 0)
{%- endmacro %}
