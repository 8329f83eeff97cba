{# Values that are no tooth of the universal numbering: 1 to 32, A to T, supernumerary 51 to 82, AS to TS. Nulls pass. #}
{% test valid_tooth_number(model, column_name) %}

select *
from {{ model }}
where not {{ is_tooth_number(column_name) }}

{% endtest %}
