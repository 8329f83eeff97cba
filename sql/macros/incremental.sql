{#
    Incremental models by what the load says it changed (etl.row_changes), not by edit stamps. A model lists in `changes`
    what its rows are made from, writes it into its configuration as `meta.changes`, and selects only `changed_keys()` of
    its source; the incremental strategy `changed_rows` forgets the same keys in the table that stands. Each entry of the
    list is about the rows that have in `column` a key

        {'column': 'payment_id', 'of': 'payment'}  that changed in this raw table, came or went
        {'column': 'patient_id', 'looked_up_in': 'int_patient_families', 'values': {'guarantor_id': 'guarantor_id'}}
            for which this model now answers other values than the rows that stand have (columns here: columns there)
        {'of': 'definition'}                       or has any other, when anything changed in this raw table
        {'where': "kind = 'plan'"}                 or has any other: rows that are always built anew

    and `where`, if there is one, narrows the entry to the rows for which it is true. The columns have the same names in
    the source and in the model.
#}

{# How such a model is kept: as a table made anew where the engine's tables cannot lose single rows. #}
{% macro kept_by_changes() -%}
    {{ return('table' if target.type == 'spark' else 'incremental') }}
{%- endmacro %}

{#
    The load that a row is built from: the newest one or, where the model reads other incremental models, the one that
    they are built from. 0 when no load was written down.
#}
{% macro load_run(parents=[]) -%}
    {%- if not execute %}{% do source('etl', 'row_changes') %}{% endif -%}
    {%- if parents -%}
    (
        select coalesce(min(load_run), 0)
        from (
            {%- for parent in parents %}
            {{ 'union all ' if not loop.first }}select coalesce(max(_load_run), 0) as load_run from {{ ref(parent) }}
            {%- endfor %}
        ) as parents
    )
    {%- else -%}
    (select coalesce(max(run_id), 0) from {{ source('etl', 'runs') }} where status = 'succeeded')
    {%- endif -%}
{%- endmacro %}

{#
    A query of the keys (a column, or several with commas) of the relation's rows that the changes are about. What is
    known to have changed is what came after the load that the model was built from; all that is written down when the
    loads were counted anew since.
#}
{% macro changed_keys(relation, key, changes) -%}
    with changed as materialized (
        select
            table_name,
            cast(row_key as bigint) as row_key,
            cast(above_key as bigint) as above_key,
            cast(through_key as bigint) as through_key
        from {{ source('etl', 'row_changes') }}
        where
            table_name in ('{{ changes | selectattr('of', 'defined') | map(attribute='of') | unique | join("', '") }}')
            and run_id > (
                select case when max(_load_run) <= {{ load_run() }} then max(_load_run) else 0 end
                from {{ this }}
            )
    )
    {%- set of_columns = changes | selectattr('column', 'defined') | selectattr('of', 'defined') | list %}
    {%- for change in changes %}
    {{ 'union all' if not loop.first }}
    {{ keys_by_change(relation, key, change) }}
    {%- endfor %}
    {%- if of_columns %}
    union all
    select {{ key }}
    from {{ relation }}
    inner join changed
        on
            changed.row_key is null
            and changed.table_name in ('{{ of_columns | map(attribute='of') | unique | join("', '") }}')
            and (
                {%- for change in of_columns %}
                {{ 'or ' if not loop.first }}(
                    changed.table_name = '{{ change.of }}'
                    and {{ change.column }} > coalesce(changed.above_key, {{ change.column }} - 1)
                    and {{ change.column }} <= coalesce(changed.through_key, {{ change.column }})
                    {{- ' and ' ~ change.where if 'where' in change }}
                )
                {%- endfor %}
            )
    {%- endif %}
{%- endmacro %}

{# One entry of the list, but for changed ranges of keys: those of all entries are looked up in one pass. #}
{% macro keys_by_change(relation, key, change) -%}
    select {{ key }}
    from {{ relation }}
    {%- if 'looked_up_in' in change %}
    where
        {{ change.column }} in (
            select stands.{{ change.column }}
            from {{ this }} as stands
            left join {{ ref(change.looked_up_in) }} as looked_up
                on stands.{{ change.column }} = looked_up.{{ change.column }}
            where
                {%- for here, there in change['values'].items() %}
                {{ 'or ' if not loop.first }}stands.{{ here }} is distinct from looked_up.{{ there }}
                {%- endfor %}
        )
    {%- elif 'column' in change %}
    inner join changed
        on {{ change.column }} = changed.row_key
    where changed.table_name = '{{ change.of }}'
    {%- elif 'of' in change %}
    where exists (select 1 from changed where table_name = '{{ change.of }}')
    {%- else %}
    where true
    {%- endif %}
    {{- ' and ' ~ change.where if 'where' in change }}
{%- endmacro %}

{#
    The incremental strategy. The new rows are read before the old ones go, and know the load they were read from: what a
    load publishes in between is found again by the next build.
#}
{% macro get_incremental_changed_rows_sql(arg_dict) -%}
    {%- set target = arg_dict['target_relation'] -%}
    {%- set built = arg_dict['temp_relation'] -%}
    {%- set columns = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}
    {%- set keys = arg_dict['unique_key'] -%}
    {%- set key = keys if keys is string else keys | join(', ') -%}
delete from {{ target }}
where ({{ key }}) in (
    {{ changed_keys(target, key, config.get('meta')['changes']) }}
    union all
    select {{ key }} from {{ built }}
);
insert into {{ target }} ({{ columns }})
select {{ columns }} from {{ built }}
{%- endmacro %}
