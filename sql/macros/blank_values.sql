{# OpenDental has no nulls in most columns: these macros turn its blanks into null. #}

{# A key of another table, which OpenDental writes as 0 when there is none. #}
{% macro key_or_null(column) -%}
    nullif({{ column }}, 0)
{%- endmacro %}

{# A date, which OpenDental writes as 0001-01-01 when there is none. #}
{% macro date_or_null(column) -%}
    nullif({{ column }}, date '0001-01-01')
{%- endmacro %}

{# A date and time, or a date taken as its midnight; 0001-01-01 is none. #}
{% macro timestamp_or_null(column) -%}
    nullif(cast({{ column }} as timestamp), timestamp '0001-01-01 00:00:00')
{%- endmacro %}

{# A text, which OpenDental leaves empty when there is none. #}
{% macro text_or_null(column) -%}
    nullif({{ column }}, '')
{%- endmacro %}

{# A flag, a small integer in OpenDental, as a boolean. #}
{% macro flag(column) -%}
    ({{ column }} <> 0)
{%- endmacro %}
