{# The first day of the month of a date or time. #}
{% macro month_start(column) -%}
    date_trunc('month', {{ column }})::date
{%- endmacro %}

{# Months since year 0, so that months can be joined and counted as integers. #}
{% macro month_index(column) -%}
    (extract(year from {{ column }}) * 12 + extract(month from {{ column }}))::integer
{%- endmacro %}

{# Minutes between two times of the same day. #}
{% macro minutes_between(start_time, stop_time) -%}
    (
        extract(hour from {{ stop_time }}) * 60 + extract(minute from {{ stop_time }})
        - extract(hour from {{ start_time }}) * 60 - extract(minute from {{ start_time }})
    )::integer
{%- endmacro %}

{# Whole years from one date to a later one, as a birthday counts them. #}
{% macro whole_years_between(start_date, stop_date) -%}
    (
        extract(year from {{ stop_date }}) - extract(year from {{ start_date }})
        - case
            when extract(month from {{ stop_date }}) * 100 + extract(day from {{ stop_date }})
                < extract(month from {{ start_date }}) * 100 + extract(day from {{ start_date }}) then 1
            else 0
        end
    )::integer
{%- endmacro %}

{# A time of day, which OpenDental stores as the span since midnight. Spark keeps it so. #}
{% macro time_of_day(column) -%}
    {{ return(adapter.dispatch('time_of_day')(column)) }}
{%- endmacro %}

{% macro default__time_of_day(column) -%}
    time '00:00' + {{ column }}
{%- endmacro %}

{% macro spark__time_of_day(column) -%}
    {{ column }}
{%- endmacro %}

{# Minutes from midnight to a time. #}
{% macro minute_of_day(time_of_day) -%}
    (extract(hour from {{ time_of_day }}) * 60 + extract(minute from {{ time_of_day }}))::integer
{%- endmacro %}

{# Whole minutes from one timestamp to a later one, negative when it is the earlier one. #}
{% macro minutes_from(start_at, stop_at) -%}
    floor({{ seconds_of(stop_at ~ ' - ' ~ start_at) }} / 60)::integer
{%- endmacro %}

{# Days from one date to a later one, negative when it is the earlier one. #}
{% macro days_between(start_date, stop_date) -%}
    {{ return(adapter.dispatch('days_between')(start_date, stop_date)) }}
{%- endmacro %}

{% macro default__days_between(start_date, stop_date) -%}
    ({{ stop_date }} - {{ start_date }})
{%- endmacro %}

{% macro spark__days_between(start_date, stop_date) -%}
    datediff({{ stop_date }}, {{ start_date }})
{%- endmacro %}

{# 1 for Monday to 7 for Sunday. #}
{% macro iso_day_of_week(day) -%}
    {{ return(adapter.dispatch('iso_day_of_week')(day)) }}
{%- endmacro %}

{% macro default__iso_day_of_week(day) -%}
    extract(isodow from {{ day }})::integer
{%- endmacro %}

{% macro spark__iso_day_of_week(day) -%}
    extract(dayofweek_iso from {{ day }})
{%- endmacro %}
