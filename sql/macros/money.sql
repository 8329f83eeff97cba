{#
    OpenDental stores money as double precision. It is rounded to cents here, once, half away from zero, and is exact
    from then on. DuckDB's bare numeric has three decimals, and Spark's none, so they need more to round from: eight leave
    the ten digits before the point that numeric(12, 2) has, in a whole number of 64 bits.
#}
{% macro money(column) -%}
    {{ return(adapter.dispatch('money')(column)) }}
{%- endmacro %}

{% macro default__money(column) -%}
    round({{ column }}::numeric, 2)::numeric(12, 2)
{%- endmacro %}

{% macro duckdb__money(column) -%}
    round({{ column }}::numeric(18, 8), 2)::numeric(12, 2)
{%- endmacro %}

{% macro spark__money(column) -%}
    {{ duckdb__money(column) }}
{%- endmacro %}

{# An estimate in which OpenDental writes -1 for "none". #}
{% macro estimated_money(column) -%}
    {{ money('nullif(' ~ column ~ ', -1)') }}
{%- endmacro %}

{# A sum of money as a column of a model: 0 where there was nothing to add. #}
{% macro sum_money(expression) -%}
    coalesce(sum({{ expression }}), 0)::numeric(12, 2)
{%- endmacro %}
