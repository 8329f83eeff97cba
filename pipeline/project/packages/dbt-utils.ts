/**
 * The generic tests and macros of dbt_utils that projects use most, written anew from their documentation: same names,
 * arguments and results, for DuckDB and PostgreSQL. A project that has the package in `dbt_packages` gets that one.
 */
export const dbtUtils = String.raw`
{# The columns of a list, each followed by a comma; and the clause that groups by them. #}
{% macro _leading(columns) %}{% for column in columns %}{{ column }}, {% endfor %}{% endmacro %}
{% macro _group_by(columns) %}{% if columns %}group by {{ columns | join(', ') }}{% endif %}{% endmacro %}
{% macro _listed(columns) %}{{ return([columns] if columns is string else columns) }}{% endmacro %}

{% test expression_is_true(model, expression, column_name=none) %}
select {{ '*' if should_store_failures() else 1 }}
from {{ model }}
where not({{ column_name ~ ' ' if column_name is not none }}{{ expression }})
{% endtest %}

{% test accepted_range(model, column_name, min_value=none, max_value=none, inclusive=true) %}
select *
from {{ model }}
where
    false
    {%- if min_value is not none %}
    or not {{ column_name }} >{{ '=' if inclusive }} {{ min_value }}
    {%- endif %}
    {%- if max_value is not none %}
    or not {{ column_name }} <{{ '=' if inclusive }} {{ max_value }}
    {%- endif %}
{% endtest %}

{% test unique_combination_of_columns(model, combination_of_columns, quote_columns=false) %}
{%- set names = [] -%}
{%- for column in combination_of_columns -%}
    {%- do names.append(adapter.quote(column) if quote_columns else column) -%}
{%- endfor -%}
select {{ names | join(', ') }}
from {{ model }}
group by {{ names | join(', ') }}
having count(*) > 1
{% endtest %}

{% test relationships_where(model, column_name, to, field, from_condition='1=1', to_condition='1=1') %}
with child as (
    select {{ column_name }} as from_field
    from {{ model }}
    where {{ column_name }} is not null and {{ from_condition }}
),
parent as (
    select {{ field }} as to_field
    from {{ to }}
    where {{ field }} is not null and {{ to_condition }}
)
select child.from_field
from child
left join parent on child.from_field = parent.to_field
where parent.to_field is null
{% endtest %}

{% test not_constant(model, column_name, group_by_columns=[]) %}
select {{ dbt_utils._leading(group_by_columns) }}count(distinct {{ column_name }}) as filler_column
from {{ model }}
{{ dbt_utils._group_by(group_by_columns) }}
having count(distinct {{ column_name }}) = 1
{% endtest %}

{% test not_null_proportion(model, column_name, at_least, at_most=1.0, group_by_columns=[]) %}
with proportions as (
    select
        {{ dbt_utils._leading(group_by_columns) }}
        count({{ column_name }}) / cast(count(*) as numeric(28, 6)) as not_null_proportion
    from {{ model }}
    {{ dbt_utils._group_by(group_by_columns) }}
    having count(*) > 0
)
select *
from proportions
where not_null_proportion < {{ at_least }} or not_null_proportion > {{ at_most }}
{% endtest %}

{% test at_least_one(model, column_name, group_by_columns=[]) %}
select {{ dbt_utils._leading(group_by_columns) }}count({{ column_name }}) as filler_column
from {{ model }}
{{ dbt_utils._group_by(group_by_columns) }}
having count({{ column_name }}) = 0
{% endtest %}

{# The rows of two models counted side by side, for each group that is in either. #}
{% macro _row_counts(model, compare_model, group_by_columns) %}
counted as (
    select {{ dbt_utils._leading(group_by_columns) }}count(*) as row_count
    from {{ model }}
    {{ dbt_utils._group_by(group_by_columns) }}
),
compared as (
    select {{ dbt_utils._leading(group_by_columns) }}count(*) as row_count
    from {{ compare_model }}
    {{ dbt_utils._group_by(group_by_columns) }}
),
row_counts as (
    select
        {%- for column in group_by_columns %}
        coalesce(counted.{{ column }}, compared.{{ column }}) as {{ column }},
        {%- endfor %}
        coalesce(counted.row_count, 0) as count_a,
        coalesce(compared.row_count, 0) as count_b
    from counted
    full join compared on
        {%- if group_by_columns %}
        {%- for column in group_by_columns %} counted.{{ column }} = compared.{{ column }}{{ ' and' if not loop.last }}{% endfor %}
        {%- else %} 1 = 1
        {%- endif %}
)
{% endmacro %}

{% test equal_rowcount(model, compare_model, group_by_columns=[]) %}
{{ config(fail_calc='sum(coalesce(diff_count, 0))') }}
with {{ dbt_utils._row_counts(model, compare_model, group_by_columns) }}
select *, abs(count_a - count_b) as diff_count
from row_counts
{% endtest %}

{% test fewer_rows_than(model, compare_model, group_by_columns=[]) %}
{{ config(fail_calc='sum(coalesce(row_count_delta, 0))') }}
with {{ dbt_utils._row_counts(model, compare_model, group_by_columns) }}
select
    *,
    case
        when count_a > count_b then count_a - count_b
        when count_a = count_b then 1
        else 0
    end as row_count_delta
from row_counts
{% endtest %}

{% test cardinality_equality(model, column_name, to, field) %}
with table_a as (
    select {{ column_name }} as value, count(*) as num_rows
    from {{ model }}
    group by {{ column_name }}
),
table_b as (
    select {{ field }} as value, count(*) as num_rows
    from {{ to }}
    group by {{ field }}
),
only_in_a as (
    select * from table_a
    except
    select * from table_b
),
only_in_b as (
    select * from table_b
    except
    select * from table_a
)
select * from only_in_a
union all
select * from only_in_b
{% endtest %}

{% test equality(model, compare_model, compare_columns=none, exclude_columns=none, precision=none) %}
{%- set left_out = (exclude_columns or []) | map('lower') | list -%}
{%- set names = [] -%}
{%- set approximate = [] -%}
{%- for column in adapter.get_columns_in_relation(model) -%}
    {%- set kind = column.data_type | lower -%}
    {%- if kind.startswith('decimal') or kind.startswith('numeric') or kind in ('double', 'double precision', 'float', 'real') -%}
        {%- do approximate.append(column.name | lower) -%}
    {%- endif -%}
    {%- if compare_columns is none and column.name | lower not in left_out -%}
        {%- do names.append(column.quoted) -%}
    {%- endif -%}
{%- endfor -%}
{%- for column in compare_columns or [] -%}
    {%- if column | lower not in left_out -%}{%- do names.append(column) -%}{%- endif -%}
{%- endfor -%}
{%- set compared = [] -%}
{%- for name in names -%}
    {%- if precision is not none and name.replace('"', '') | lower in approximate -%}
        {%- do compared.append('round(cast(' ~ name ~ ' as numeric(28, 6)), ' ~ precision ~ ') as ' ~ name) -%}
    {%- else -%}
        {%- do compared.append(name) -%}
    {%- endif -%}
{%- endfor -%}
{%- set columns = compared | join(', ') if compared else '*' -%}
with a as (
    select {{ columns }} from {{ model }}
),
b as (
    select {{ columns }} from {{ compare_model }}
),
a_minus_b as (
    select * from a
    except
    select * from b
),
b_minus_a as (
    select * from b
    except
    select * from a
)
select 'a_minus_b' as which_diff, a_minus_b.* from a_minus_b
union all
select 'b_minus_a' as which_diff, b_minus_a.* from b_minus_a
{% endtest %}

{% test mutually_exclusive_ranges(model, lower_bound_column, upper_bound_column, partition_by=none, gaps='allowed', zero_length_range_allowed=false) %}
{%- set operators = {'allowed': '<=', 'not_allowed': '=', 'required': '<'} -%}
{%- if gaps not in operators -%}
    {{ exceptions.raise_compiler_error("gaps must be one of allowed, not_allowed, required; it is '" ~ gaps ~ "'.") }}
{%- endif -%}
{%- set over = ('partition by ' ~ partition_by ~ ' ' if partition_by else '') ~ 'order by ' ~ lower_bound_column ~ ', ' ~ upper_bound_column -%}
with ranges as (
    select
        {{ partition_by ~ ' as partition_by_col,' if partition_by }}
        {{ lower_bound_column }} as lower_bound,
        {{ upper_bound_column }} as upper_bound,
        lead({{ lower_bound_column }}) over ({{ over }}) as next_lower_bound,
        row_number() over ({{ over }}) = count(*) over ({{ 'partition by ' ~ partition_by if partition_by }}) as is_last_record
    from {{ model }}
)
select *
from ranges
where not (
    coalesce(lower_bound {{ '<=' if zero_length_range_allowed else '<' }} upper_bound, false)
    and (is_last_record or coalesce(upper_bound {{ operators[gaps] }} next_lower_bound, false))
)
{% endtest %}

{% test sequential_values(model, column_name, interval=1, datepart=none, group_by_columns=[]) %}
with windowed as (
    select
        {{ dbt_utils._leading(group_by_columns) }}
        {{ column_name }} as current_value,
        lag({{ column_name }}) over (
            {{ 'partition by ' ~ group_by_columns | join(', ') if group_by_columns }} order by {{ column_name }}
        ) as previous_value
    from {{ model }}
)
select *
from windowed
{%- if datepart %}
where not(cast(current_value as {{ dbt.type_timestamp() }}) = cast({{ dbt.dateadd(datepart, interval, 'previous_value') }} as {{ dbt.type_timestamp() }}))
{%- else %}
where not(current_value = previous_value + {{ interval }})
{%- endif %}
{% endtest %}

{% test not_empty_string(model, column_name, trim_whitespace=true) %}
select *
from {{ model }}
where {{ 'trim(' ~ column_name ~ ')' if trim_whitespace else column_name }} = ''
{% endtest %}

{% test recency(model, field, datepart, interval, ignore_time_component=false, group_by_columns=[]) %}
{%- set type = 'date' if ignore_time_component else dbt.type_timestamp() -%}
{%- set now = 'cast(' ~ dbt.current_timestamp() ~ ' as ' ~ type ~ ')' -%}
with recency as (
    select {{ dbt_utils._leading(group_by_columns) }}max({{ field }}) as most_recent
    from {{ model }}
    {{ dbt_utils._group_by(group_by_columns) }}
)
select *
from recency
where cast(most_recent as {{ type }}) < cast({{ dbt.dateadd(datepart, interval * -1, now) }} as {{ type }})
{% endtest %}

{% macro generate_surrogate_key(field_list) -%}
{%- set blank = '' if var('surrogate_key_treat_nulls_as_empty_strings', false) else '_dbt_utils_surrogate_key_null_' -%}
{%- set fields = [] -%}
{%- for field in dbt_utils._listed(field_list) -%}
    {%- if not loop.first -%}{%- do fields.append("'-'") -%}{%- endif -%}
    {%- do fields.append("coalesce(cast(" ~ field ~ " as " ~ dbt.type_string() ~ "), '" ~ blank ~ "')") -%}
{%- endfor -%}
{{ dbt.hash(dbt.concat(fields)) }}
{%- endmacro %}

{% macro get_filtered_columns_in_relation(from, except=[]) -%}
{%- set left_out = except | map('lower') | list -%}
{%- set names = [] -%}
{%- for column in adapter.get_columns_in_relation(from) -%}
    {%- if column.name | lower not in left_out -%}{%- do names.append(column.name) -%}{%- endif -%}
{%- endfor -%}
{{ return(names) }}
{%- endmacro %}

{% macro star(from, relation_alias=false, except=[], prefix='', suffix='', quote_identifiers=true) -%}
{%- set names = dbt_utils.get_filtered_columns_in_relation(from, except) -%}
{%- if not names -%}{{ return('*') }}{%- endif -%}
{%- for name in names -%}
    {{ relation_alias ~ '.' if relation_alias }}{{ adapter.quote(name) if quote_identifiers else name }}
    {%- if prefix or suffix %} as {{ adapter.quote(prefix ~ name ~ suffix) if quote_identifiers else prefix ~ name ~ suffix }}{% endif -%}
    {{ ',\n    ' if not loop.last }}
{%- endfor -%}
{%- endmacro %}

{% macro get_column_values(table, column, order_by='count(*) desc', max_records=none, default=none, where=none) -%}
{%- if not execute -%}{{ return(default or []) }}{%- endif -%}
{%- if adapter.get_relation(table.database, table.schema, table.identifier) is none and not table.is_cte -%}
    {%- if default is not none -%}{{ return(default) }}{%- endif -%}
    {{ exceptions.raise_compiler_error('get_column_values() reads ' ~ table ~ ', which does not exist; build it first, or give a default.') }}
{%- endif -%}
{%- set sql -%}
select {{ column }} as value
from {{ table }}
{{ 'where ' ~ where if where }}
group by {{ column }}
order by {{ order_by }}
{{ 'limit ' ~ max_records if max_records is not none }}
{%- endset -%}
{%- set found = run_query(sql).columns[0].values() | list -%}
{{ return(found if found else (default or [])) }}
{%- endmacro %}

{% macro pivot(column, values, alias=true, agg='sum', cmp='=', prefix='', suffix='', then_value=1, else_value=0, quote_identifiers=true, distinct=false) -%}
{%- for value in values %}
{{ agg }}({{ 'distinct ' if distinct }}case when {{ column }} {{ cmp }} '{{ dbt.escape_single_quotes(value | string) }}' then {{ then_value }} else {{ else_value }} end)
{%- if alias %} as {{ adapter.quote(prefix ~ value ~ suffix) if quote_identifiers else prefix ~ value ~ suffix }}{% endif -%}
{{ ',' if not loop.last }}
{%- endfor -%}
{%- endmacro %}

{% macro unpivot(relation, cast_to='varchar', exclude=[], remove=[], field_name='field_name', value_name='value', quote_identifiers=false) -%}
{%- set kept = [] -%}
{%- for name in exclude -%}{%- do kept.append(adapter.quote(name) if quote_identifiers else name) -%}{%- endfor -%}
{%- for name in dbt_utils.get_filtered_columns_in_relation(relation, exclude + remove) %}
select
    {%- for column in kept %}
    {{ column }},
    {%- endfor %}
    cast({{ dbt.string_literal(dbt.escape_single_quotes(name)) }} as {{ dbt.type_string() }}) as {{ field_name }},
    cast({{ adapter.quote(name) if quote_identifiers else name }} as {{ cast_to }}) as {{ value_name }}
from {{ relation }}
{{ 'union all' if not loop.last }}
{%- endfor -%}
{%- endmacro %}

{% macro group_by(n) -%}
group by {% for i in range(1, n + 1) %}{{ i }}{{ ',' if not loop.last }}{% endfor %}
{%- endmacro %}

{% macro safe_divide(numerator, denominator) -%}
({{ numerator }}) / nullif(({{ denominator }}), 0)
{%- endmacro %}
{% macro safe_add(field_list) -%}
{% for field in field_list %}coalesce({{ field }}, 0){{ ' + ' if not loop.last }}{% endfor %}
{%- endmacro %}
{% macro safe_subtract(field_list) -%}
{% for field in field_list %}coalesce({{ field }}, 0){{ ' - ' if not loop.last }}{% endfor %}
{%- endmacro %}

{% macro date_spine(datepart, start_date, end_date) %}{{ dbt.date_spine(datepart, start_date, end_date) }}{% endmacro %}

{% macro deduplicate(relation, partition_by, order_by) -%}{{ return(adapter.dispatch('deduplicate', 'dbt_utils')(relation, partition_by, order_by)) }}{%- endmacro %}
{% macro postgres__deduplicate(relation, partition_by, order_by) -%}
select distinct on ({{ partition_by }}) *
from {{ relation }}
order by {{ partition_by }}, {{ order_by }}
{%- endmacro %}
{% macro duckdb__deduplicate(relation, partition_by, order_by) -%}
select *
from {{ relation }}
qualify row_number() over (partition by {{ partition_by }} order by {{ order_by }}) = 1
{%- endmacro %}

{% macro union_relations(relations, column_override=none, include=[], exclude=[], source_column_name='_dbt_source_relation', where=none) -%}
{%- if include and exclude -%}
    {{ exceptions.raise_compiler_error('union_relations() takes include or exclude, not both.') }}
{%- endif -%}
{%- set included = include | map('lower') | list -%}
{%- set excluded = exclude | map('lower') | list -%}
{%- set types = {} -%}
{%- set columns_of = [] -%}
{%- for relation in relations -%}
    {%- set own = [] -%}
    {%- for column in adapter.get_columns_in_relation(relation) -%}
        {%- set is_wanted = (not include or column.name | lower in included) and column.name | lower not in excluded -%}
        {%- if is_wanted -%}
            {%- do own.append(column.name) -%}
            {%- if column.name not in types -%}{%- do types.update({column.name: (column_override or {}).get(column.name, column.data_type)}) -%}{%- endif -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do columns_of.append(own) -%}
{%- endfor -%}
{%- for relation in relations %}
{%- set own = columns_of[loop.index0] %}
(
    select
        {%- if source_column_name is not none %}
        cast({{ dbt.string_literal(relation | string) }} as {{ dbt.type_string() }}) as {{ source_column_name }}{{ ',' if types }}
        {%- endif %}
        {%- for name, type in types.items() %}
        cast({{ adapter.quote(name) if name in own else 'null' }} as {{ type }}) as {{ adapter.quote(name) }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ relation }}
    {{ 'where ' ~ where if where }}
)
{{ 'union all' if not loop.last }}
{%- endfor -%}
{%- endmacro %}
`;
