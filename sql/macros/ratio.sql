{#
    numerator / denominator as numeric(12, 4), rounded half away from zero, null when the denominator is 0.
    Both are taken at two decimals. DuckDB divides decimals as doubles, which cannot be trusted at a half, so there it
    is done in integers.
#}
{% macro ratio(numerator, denominator) -%}
    {{ return(adapter.dispatch('ratio')(numerator, denominator)) }}
{%- endmacro %}

{% macro default__ratio(numerator, denominator) -%}
    round(
        ({{ numerator }})::numeric(18, 2) / nullif(({{ denominator }})::numeric(18, 2), 0), 4
    )::numeric(12, 4)
{%- endmacro %}

{% macro duckdb__ratio(numerator, denominator) -%}
    (
        sign(({{ numerator }})::numeric(18, 2)) * sign(({{ denominator }})::numeric(18, 2))
        * (
            (
                20000 * abs((({{ numerator }})::numeric(18, 2) * 100)::hugeint)
                + abs((({{ denominator }})::numeric(18, 2) * 100)::hugeint)
            )
            // nullif(2 * abs((({{ denominator }})::numeric(18, 2) * 100)::hugeint), 0)
        )::double / 10000
    )::numeric(12, 4)
{%- endmacro %}
