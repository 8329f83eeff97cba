{#
    Values that do not fit the treatment area of the row's procedure code: surfaces of a tooth, a quadrant, a sextant, an
    arch, or nothing. Nulls pass. `codes` has a row per code with its treatment_area_code, `field` is the code in both.
#}
{% test valid_surfaces(model, column_name, codes, field) %}

select tested.*
from {{ model }} as tested
left join {{ codes }} as codes
    on tested.{{ field }} = codes.{{ field }}
where
    tested.{{ column_name }} is not null
    and not {{ is_surface('tested.' ~ column_name, 'codes.treatment_area_code') | indent(4) }}

{% endtest %}
