{#
    A value of a perio chart: null where OpenDental writes -1 for blank. In rows of the gingival margin (sequence type 2)
    it writes a margin above the enamel's edge as 100 and its millimetres, which is negative here.
#}
{% macro perio_value(column, sequence_type) -%}
    case
        when {{ column }} = -1 then null
        when {{ sequence_type }} = 2 and {{ column }} > 100 then 100 - {{ column }}
        else {{ column }}
    end
{%- endmacro %}
