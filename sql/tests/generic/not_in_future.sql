{# Dates or times after the as-of date, which is the last day that the practice knows of. Nulls pass. #}
{% test not_in_future(model, column_name) %}

with tested as (
    select * from {{ model }}
)

select tested.*
from tested
inner join {{ ref('int_practice_as_of') }} as as_of
    on cast(tested.{{ column_name }} as date) > as_of.as_of_date

{% endtest %}
