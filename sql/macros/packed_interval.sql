{#
    OpenDental packs the interval of a recall into an integer: days in its lowest byte, then weeks, months and years.
    None of them is ever folded into another, as a month has no fixed number of days.
#}

{# One unit of a packed interval: years, months, weeks or days. #}
{% macro packed_interval_part(column, unit) -%}
    (({{ column }} >> {{ {'days': 0, 'weeks': 8, 'months': 16, 'years': 24}[unit] }}) & 255)
{%- endmacro %}

{# The years and months of a packed interval, in months. #}
{% macro packed_interval_months(column) -%}
    ({{ packed_interval_part(column, 'years') }} * 12 + {{ packed_interval_part(column, 'months') }})
{%- endmacro %}

{# The weeks and days of a packed interval, in days. #}
{% macro packed_interval_days(column) -%}
    ({{ packed_interval_part(column, 'weeks') }} * 7 + {{ packed_interval_part(column, 'days') }})
{%- endmacro %}

{# A packed interval as OpenDental writes it, 1y6m or 2w3d; null when it is empty. #}
{% macro packed_interval_text(column) -%}
    nullif(
        {%- for unit in ['years', 'months', 'weeks', 'days'] %}
        coalesce(nullif({{ packed_interval_part(column, unit) }}, 0) || '{{ unit[0] }}', '')
        {%- if not loop.last %} ||{% endif %}
        {%- endfor %},
        ''
    )
{%- endmacro %}

{# The day that lies a packed interval after another: months first, then days. #}
{% macro add_packed_interval(day, column) -%}
    (
        {{ day }}
        + {{ packed_interval_months(column) }} * interval '1 month'
        + {{ packed_interval_days(column) }} * interval '1 day'
    )::date
{%- endmacro %}
