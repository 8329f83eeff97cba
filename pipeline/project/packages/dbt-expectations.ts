/**
 * The generic tests of dbt_expectations that projects use most, written anew from their documentation: same names,
 * arguments and results, for DuckDB and PostgreSQL. A null passes unless a test is about nulls or a set of values. A
 * project that has the package in `dbt_packages` gets that one.
 */
export const dbtExpectations = String.raw`
{% macro _where(row_condition) %}{% if row_condition %}where {{ row_condition }}{% endif %}{% endmacro %}

{# The condition that an expression lies within bounds, of which one may be left out. #}
{% macro _between(expression, min_value, max_value, strictly) -%}
{%- if min_value is none and max_value is none -%}
    {{ exceptions.raise_compiler_error('Give min_value, max_value or both.') }}
{%- endif -%}
{%- set equal = '' if strictly else '=' -%}
{%- if min_value is not none -%}{{ expression }} >{{ equal }} {{ min_value }}{%- endif -%}
{{ ' and ' if min_value is not none and max_value is not none }}
{%- if max_value is not none -%}{{ expression }} <{{ equal }} {{ max_value }}{%- endif -%}
{%- endmacro %}

{# Rows, or groups of rows, for which a condition is false. #}
{% macro expression_is_true(model, expression, group_by_columns=none, row_condition=none) %}
with grouped_expression as (
    select
        {% for column in group_by_columns or [] %}{{ column }} as col_{{ loop.index }}, {% endfor -%}
        {{ expression }} as expression
    from {{ model }}
    {{ dbt_expectations._where(row_condition) }}
    {% if group_by_columns %}group by {{ group_by_columns | join(', ') }}{% endif %}
)
select *
from grouped_expression
where not(expression)
{% endmacro %}

{% test expression_is_true(model, expression, group_by=none, row_condition=none) %}
{{ dbt_expectations.expression_is_true(model, expression, group_by, row_condition) }}
{% endtest %}

{% test expect_column_values_to_be_between(model, column_name, min_value=none, max_value=none, row_condition=none, strictly=false) %}
{{ dbt_expectations.expression_is_true(model, dbt_expectations._between(column_name, min_value, max_value, strictly), none, row_condition) }}
{% endtest %}

{% test expect_table_row_count_to_be_between(model, min_value=none, max_value=none, group_by=none, row_condition=none, strictly=false) %}
{{ dbt_expectations.expression_is_true(model, dbt_expectations._between('count(*)', min_value, max_value, strictly), group_by, row_condition) }}
{% endtest %}

{% test expect_table_row_count_to_equal(model, value, group_by=none, row_condition=none) %}
{{ dbt_expectations.expression_is_true(model, 'count(*) = ' ~ value, group_by, row_condition) }}
{% endtest %}

{% test expect_table_row_count_to_equal_other_table(model, compare_model, group_by=none, compare_group_by=none, factor=1, row_condition=none, compare_row_condition=none) %}
{%- set names = group_by or [] -%}
{%- set compare_names = compare_group_by or names -%}
with counted as (
    select {% for column in names %}{{ column }} as col_{{ loop.index }}, {% endfor %}count(*) as row_count
    from {{ model }}
    {{ dbt_expectations._where(row_condition) }}
    {% if names %}group by {{ names | join(', ') }}{% endif %}
),
compared as (
    select {% for column in compare_names %}{{ column }} as col_{{ loop.index }}, {% endfor %}count(*) * {{ factor }} as row_count
    from {{ compare_model }}
    {{ dbt_expectations._where(compare_row_condition) }}
    {% if compare_names %}group by {{ compare_names | join(', ') }}{% endif %}
)
select
    {% for column in names %}coalesce(counted.col_{{ loop.index }}, compared.col_{{ loop.index }}) as col_{{ loop.index }}, {% endfor -%}
    counted.row_count,
    compared.row_count as compare_row_count
from counted
full join compared on {% for column in names %}counted.col_{{ loop.index }} = compared.col_{{ loop.index }}{{ ' and ' if not loop.last }}{% else %}1 = 1{% endfor %}
where coalesce(counted.row_count, 0) <> coalesce(compared.row_count, 0)
{% endtest %}

{% test expect_table_column_count_to_equal(model, value) %}
{%- set count = adapter.get_columns_in_relation(model) | length -%}
select {{ count }} as column_count
where {{ count }} <> {{ value }}
{% endtest %}

{% test expect_column_to_exist(model, column_name, column_index=none, transform='upper') %}
{%- set names = adapter.get_columns_in_relation(model) | map(attribute='name') | map(transform) | list -%}
{%- set wanted = [column_name.replace('"', '')] | map(transform) | first -%}
{%- set is_there = wanted in names and (not column_index or names.index(wanted) == column_index - 1) -%}
select {{ dbt.string_literal(dbt.escape_single_quotes(column_name)) }} as column_name
where {{ 'false' if is_there else 'true' }}
{% endtest %}

{# The type of a column as the database names it, and the types that it may have. #}
{% macro _has_type(model, column_name, column_types) %}
{%- set wanted = column_name.replace('"', '') | upper -%}
{%- set found = namespace(type=none) -%}
{%- for column in adapter.get_columns_in_relation(model) if column.name | upper == wanted -%}
    {%- set found.type = column.dtype | upper -%}
{%- endfor -%}
{%- set is_one = found.type is not none and found.type in (column_types | map('upper') | list) -%}
select
    {{ dbt.string_literal(dbt.escape_single_quotes(column_name)) }} as column_name,
    {{ dbt.string_literal(found.type) if found.type is not none else 'null' }} as column_type
where {{ 'false' if is_one or not execute else 'true' }}
{% endmacro %}
{% test expect_column_values_to_be_of_type(model, column_name, column_type) %}
{{ dbt_expectations._has_type(model, column_name, [column_type]) }}
{% endtest %}
{% test expect_column_values_to_be_in_type_list(model, column_name, column_type_list) %}
{{ dbt_expectations._has_type(model, column_name, column_type_list) }}
{% endtest %}

{# Whether a text matches a regular expression, in the syntax of the engine. #}
{% macro _matches(source_value, regexp, flags) %}{{ return(adapter.dispatch('_matches', 'dbt_expectations')(source_value, regexp, flags)) }}{% endmacro %}
{% macro duckdb___matches(source_value, regexp, flags) -%}
regexp_matches({{ source_value }}, '{{ regexp }}'{{ ", '" ~ flags ~ "'" if flags }})
{%- endmacro %}
{% macro postgres___matches(source_value, regexp, flags) -%}
{{ source_value }} ~ '{{ '(?' ~ flags ~ ')' if flags }}{{ regexp }}'
{%- endmacro %}
{% test expect_column_values_to_match_regex(model, column_name, regex, row_condition=none, is_raw=false, flags='') %}
{{ dbt_expectations.expression_is_true(model, dbt_expectations._matches(column_name, regex, flags), none, row_condition) }}
{% endtest %}
{% test expect_column_values_to_not_match_regex(model, column_name, regex, row_condition=none, is_raw=false, flags='') %}
{{ dbt_expectations.expression_is_true(model, 'not(' ~ dbt_expectations._matches(column_name, regex, flags) ~ ')', none, row_condition) }}
{% endtest %}

{# The values of a column that are, or are not, among those of a set; a null is not in any set. #}
{% macro _values_by_set(model, column_name, value_set, quote_values, row_condition, is_member) %}
with all_values as (
    select {{ column_name }} as value_field
    from {{ model }}
    {{ dbt_expectations._where(row_condition) }}
),
set_values as (
    {%- for value in value_set %}
    select {{ 'cast(' ~ dbt.string_literal(value) ~ ' as ' ~ dbt.type_string() ~ ')' if quote_values else value }} as value_field
    {{ 'union' if not loop.last }}
    {%- endfor %}
)
select all_values.value_field
from all_values
left join set_values on all_values.value_field = set_values.value_field
where set_values.value_field is {{ 'not null' if is_member else 'null' }}
{% endmacro %}
{% test expect_column_values_to_be_in_set(model, column_name, value_set, quote_values=true, row_condition=none) %}
{{ dbt_expectations._values_by_set(model, column_name, value_set, quote_values, row_condition, false) }}
{% endtest %}
{% test expect_column_values_to_not_be_in_set(model, column_name, value_set, quote_values=true, row_condition=none) %}
{{ dbt_expectations._values_by_set(model, column_name, value_set, quote_values, row_condition, true) }}
{% endtest %}

{% macro _repeated(model, column_list, quote_columns, ignore_row_if, row_condition) %}
{%- set joiners = {'all_values_are_missing': ' and ', 'any_value_is_missing': ' or '} -%}
{%- if ignore_row_if not in joiners and ignore_row_if != 'never' -%}
    {{ exceptions.raise_compiler_error("ignore_row_if must be one of all_values_are_missing, any_value_is_missing, never; it is '" ~ ignore_row_if ~ "'.") }}
{%- endif -%}
{%- set names = [] -%}
{%- set missing = [] -%}
{%- for column in column_list -%}
    {%- set name = adapter.quote(column) if quote_columns else column -%}
    {%- do names.append(name) -%}
    {%- do missing.append(name ~ ' is null') -%}
{%- endfor -%}
select {{ names | join(', ') }}, count(*) as n_records
from {{ model }}
where {{ 'true' if ignore_row_if == 'never' else 'not(' ~ missing | join(joiners[ignore_row_if]) ~ ')' }}
    {{ 'and (' ~ row_condition ~ ')' if row_condition }}
group by {{ names | join(', ') }}
having count(*) > 1
{% endmacro %}
{% test expect_compound_columns_to_be_unique(model, column_list, quote_columns=false, ignore_row_if='all_values_are_missing', row_condition=none) %}
{{ dbt_expectations._repeated(model, column_list, quote_columns, ignore_row_if, row_condition) }}
{% endtest %}
{% test expect_column_values_to_be_unique(model, column_name, row_condition=none) %}
{{ dbt_expectations._repeated(model, [column_name], false, 'all_values_are_missing', row_condition) }}
{% endtest %}

{% test expect_column_values_to_not_be_null(model, column_name, row_condition=none) %}
{{ dbt_expectations.expression_is_true(model, column_name ~ ' is not null', none, row_condition) }}
{% endtest %}
{% test expect_column_values_to_be_null(model, column_name, row_condition=none) %}
{{ dbt_expectations.expression_is_true(model, column_name ~ ' is null', none, row_condition) }}
{% endtest %}

{% test expect_column_value_lengths_to_be_between(model, column_name, min_value=none, max_value=none, row_condition=none, strictly=false) %}
{{ dbt_expectations.expression_is_true(model, dbt_expectations._between(dbt.length(column_name), min_value, max_value, strictly), none, row_condition) }}
{% endtest %}
{% test expect_column_value_lengths_to_equal(model, column_name, value, row_condition=none) %}
{{ dbt_expectations.expression_is_true(model, dbt.length(column_name) ~ ' = ' ~ value, none, row_condition) }}
{% endtest %}

{% test expect_column_distinct_count_to_equal(model, column_name, value, group_by=none, row_condition=none) %}
{{ dbt_expectations.expression_is_true(model, 'count(distinct ' ~ column_name ~ ') = ' ~ value, group_by, row_condition) }}
{% endtest %}
{% test expect_column_distinct_count_to_be_greater_than(model, column_name, value, group_by=none, row_condition=none) %}
{{ dbt_expectations.expression_is_true(model, 'count(distinct ' ~ column_name ~ ') > ' ~ value, group_by, row_condition) }}
{% endtest %}

{% test expect_column_pair_values_A_to_be_greater_than_B(model, column_A, column_B, or_equal=false, row_condition=none) %}
{{ dbt_expectations.expression_is_true(model, column_A ~ (' >= ' if or_equal else ' > ') ~ column_B, none, row_condition) }}
{% endtest %}
{% test expect_column_pair_values_to_be_equal(model, column_A, column_B, row_condition=none) %}
{{ dbt_expectations.expression_is_true(model, column_A ~ ' = ' ~ column_B, none, row_condition) }}
{% endtest %}

{% test expect_column_mean_to_be_between(model, column_name, min_value=none, max_value=none, group_by=none, row_condition=none, strictly=false) %}
{{ dbt_expectations.expression_is_true(model, dbt_expectations._between('avg(' ~ column_name ~ ')', min_value, max_value, strictly), group_by, row_condition) }}
{% endtest %}
{% test expect_column_max_to_be_between(model, column_name, min_value=none, max_value=none, group_by=none, row_condition=none, strictly=false) %}
{{ dbt_expectations.expression_is_true(model, dbt_expectations._between('max(' ~ column_name ~ ')', min_value, max_value, strictly), group_by, row_condition) }}
{% endtest %}
{% test expect_column_min_to_be_between(model, column_name, min_value=none, max_value=none, group_by=none, row_condition=none, strictly=false) %}
{{ dbt_expectations.expression_is_true(model, dbt_expectations._between('min(' ~ column_name ~ ')', min_value, max_value, strictly), group_by, row_condition) }}
{% endtest %}
{% test expect_column_sum_to_be_between(model, column_name, min_value=none, max_value=none, group_by=none, row_condition=none, strictly=false) %}
{{ dbt_expectations.expression_is_true(model, dbt_expectations._between('sum(' ~ column_name ~ ')', min_value, max_value, strictly), group_by, row_condition) }}
{% endtest %}

{% test expect_multicolumn_sum_to_equal(model, column_list, sum_total, group_by=none, row_condition=none) %}
{%- set sums = [] -%}
{%- for column in column_list -%}{%- do sums.append('sum(' ~ column ~ ')') -%}{%- endfor -%}
{{ dbt_expectations.expression_is_true(model, sums | join(' + ') ~ ' = ' ~ sum_total, group_by, row_condition) }}
{% endtest %}

{# Without any row there is no recent data. Times to come do not count. #}
{% test expect_row_values_to_have_recent_data(model, column_name, datepart, interval, row_condition=none) %}
{%- set type = dbt.type_timestamp() -%}
{%- set now = 'cast(' ~ dbt.current_timestamp() ~ ' as ' ~ type ~ ')' -%}
with max_recency as (
    select max(cast({{ column_name }} as {{ type }})) as max_timestamp
    from {{ model }}
    where cast({{ column_name }} as {{ type }}) <= {{ now }}
        {{ 'and (' ~ row_condition ~ ')' if row_condition }}
)
select *
from max_recency
where coalesce(max_timestamp, cast('1970-01-01' as {{ type }})) < {{ dbt.dateadd(datepart, interval * -1, now) }}
{% endtest %}
`;
