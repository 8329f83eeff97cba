{# Rows for which the expression is false. A null expression passes: say `is not null` where it must not. #}
{% test expression_is_true(model, expression, column_name=none) %}

select *
from {{ model }}
where not ({{ column_name if column_name else '' }} {{ expression }})

{% endtest %}
