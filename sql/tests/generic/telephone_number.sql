{# Telephone numbers with anything but digits, the usual marks between them, and an extension. Nulls pass. #}
{% test telephone_number(model, column_name) %}

select *
from {{ model }}
where not {{ matches(column_name, '^[0-9() .+-]+(x[0-9]+)?$') }}

{% endtest %}
