{# A span of time as hours with four decimals. #}
{% macro hours(column) -%}
    {{ ratio('extract(epoch from ' ~ column ~ ')', '3600') }}
{%- endmacro %}

{# Hours set by hand, in which OpenDental writes -1 hour for "not set". #}
{% macro overridden_hours(column) -%}
    {{ hours('nullif(' ~ column ~ ", interval '-1 hour')") }}
{%- endmacro %}
