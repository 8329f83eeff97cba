{#
    OpenDental packs an interval of recall into four bytes: days, weeks, months and years, from the lowest. Years and
    months are added first, then weeks and days.
#}
{% macro recall_due_date(previous_date, interval_packed) -%}
    (
        {{ previous_date }}
        + interval '1 month' * (({{ interval_packed }} >> 24) * 12 + (({{ interval_packed }} >> 16) & 255))
        + interval '1 day' * ((({{ interval_packed }} >> 8) & 255) * 7 + ({{ interval_packed }} & 255))
    )::date
{%- endmacro %}
