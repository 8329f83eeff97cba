{#
    Amounts that are no whole number of cents. It looks at six decimals, so the last bits of a double do not count.
    Nulls pass.
#}
{% test cents(model, column_name) %}

select *
from {{ model }}
where {{ column_name }}::numeric(18, 6) <> round({{ column_name }}::numeric(18, 6), 2)

{% endtest %}
