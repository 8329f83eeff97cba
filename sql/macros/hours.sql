{# A span of time as hours with four decimals. #}
{% macro hours(column) -%}
    {{ ratio(seconds_of(column), '3600') }}
{%- endmacro %}

{# The seconds of a span of time. #}
{% macro seconds_of(span) -%}
    {{ return(adapter.dispatch('seconds_of')(span)) }}
{%- endmacro %}

{% macro default__seconds_of(span) -%}
    extract(epoch from ({{ span }}))
{%- endmacro %}

{# Spark has spans of days to seconds, and takes them apart. #}
{% macro spark__seconds_of(span) -%}
    (
        extract(day from ({{ span }})) * 86400 + extract(hour from ({{ span }})) * 3600
        + extract(minute from ({{ span }})) * 60 + extract(second from ({{ span }}))
    )
{%- endmacro %}

{# Hours set by hand, in which OpenDental writes -1 hour for "not set". #}
{% macro overridden_hours(column) -%}
    {{ hours('nullif(' ~ column ~ ", interval '-1 hour')") }}
{%- endmacro %}
