{# A value as text. #}
{% macro as_text(value) -%}
    {{ return(adapter.dispatch('as_text')(value)) }}
{%- endmacro %}

{% macro default__as_text(value) -%}
    cast({{ value }} as text)
{%- endmacro %}

{% macro spark__as_text(value) -%}
    cast({{ value }} as string)
{%- endmacro %}

{# Whether a text matches a regular expression from ^ to $, for without them engines differ; null for null. #}
{% macro matches(text, pattern) -%}
    {{ return(adapter.dispatch('matches')(text, pattern)) }}
{%- endmacro %}

{% macro default__matches(text, pattern) -%}
    ({{ text }} ~ '{{ pattern }}')
{%- endmacro %}

{% macro spark__matches(text, pattern) -%}
    ({{ text }} rlike '{{ pattern }}')
{%- endmacro %}

{# The parts between separators, as a column that makes a row of each. #}
{% macro split_to_rows(text, separator) -%}
    {{ return(adapter.dispatch('split_to_rows')(text, separator)) }}
{%- endmacro %}

{% macro default__split_to_rows(text, separator) -%}
    unnest(string_to_array({{ text }}, '{{ separator }}'))
{%- endmacro %}

{% macro spark__split_to_rows(text, separator) -%}
    explode(split({{ text }}, '{{ separator }}'))
{%- endmacro %}
