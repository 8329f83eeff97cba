{# The common table expression `load_status`: when the load last wrote a raw table or, without a name, any of them. #}
{% macro load_status(table_name=none) -%}
load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    {%- if table_name is not none %}
    where table_name = '{{ table_name }}'
    {%- endif %}
)
{%- endmacro %}

{#
    The columns _loaded_at, _created_at and _updated_at of a staging model, which has joined `load_status`. The
    arguments are OpenDental's columns of entry and of last edit; without one the stamp is null.
#}
{% macro stamps(created_at=none, updated_at=none) -%}
load_status.loaded_at as _loaded_at,
        {{ stamp_or_null(created_at) }} as _created_at,
        {{ stamp_or_null(updated_at) }} as _updated_at
{%- endmacro %}

{# A column that OpenDental stamps, blank as null; a null timestamp where it keeps no such column. #}
{% macro stamp_or_null(column) -%}
    {{ 'cast(null as timestamp)' if column is none else timestamp_or_null(column) }}
{%- endmacro %}
