{#
    Texts in UTF-8 that were read as Latin-1: an accented letter became two characters, of which the first is A with a
    tilde or circumflex and the second no letter. Nulls pass.
#}
{% test not_misread(model, column_name) %}

select *
from {{ model }}
where {{ matches(column_name, "^.*[ÃÂ][^A-Za-z .''-].*$") }}

{% endtest %}
