{#
    procedurelog.Surf says where a procedure was done, in terms of its code's treatment area: letters of surfaces
    (mesial, occlusal, incisal, distal, buccal, facial, class V as V or 5, lingual), a quadrant, a sextant or an arch.
#}

{# Whether the text fits the treatment area (OpenDental's TreatmentArea); null for null. A letter stands once. #}
{% macro is_surface(column, treatment_area) -%}
    (case {{ treatment_area }}
        when 1 then {{ matches(column, '^[MOIDBFV5L]+$') }} and {{ surface_count(column) }} = length({{ column }})
        when 4 then {{ column }} in ('UL', 'UR', 'LL', 'LR')
        when 5 then {{ column }} in ('1', '2', '3', '4', '5', '6')
        when 6 then {{ column }} in ('U', 'L')
        else {{ column }} is null
    end)
{%- endmacro %}

{# The letters of a tooth's surfaces in one order, each once, so that DO and OD are the same filling; '' for none. #}
{% macro ordered_surfaces(column) -%}
    (
        {%- for letter in surface_letters() %}
        case when {{ column }} like '%{{ letter }}%' then '{{ letter }}' else '' end
        {%- if not loop.last %} ||{% endif %}
        {%- endfor %}
    )
{%- endmacro %}

{# How many surfaces of a tooth the letters name; 0 for none. #}
{% macro surface_count(column) -%}
    length({{ ordered_surfaces(column) }})
{%- endmacro %}

{# The letters of surfaces in the order in which dentists say them. #}
{% macro surface_letters() -%}
    {{ return(['M', 'O', 'I', 'D', 'B', 'F', 'V', '5', 'L']) }}
{%- endmacro %}
