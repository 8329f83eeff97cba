{#
    Teeth in the universal numbering that OpenDental stores: permanent teeth 1 to 32, primary teeth A to T, both from the
    upper right to the lower right. A supernumerary tooth is named for its neighbour: 51 to 82, AS to TS.
#}

{# Whether a text is a tooth; null for null. #}
{% macro is_tooth_number(column) -%}
    {{ matches(column, '^([1-9]|[12][0-9]|3[0-2]|5[1-9]|[67][0-9]|8[0-2]|[A-T]S?)$') }}
{%- endmacro %}

{# Whether a tooth is one more than the mouth should have. #}
{% macro is_supernumerary_tooth(column) -%}
    {{ matches(column, '^(5[1-9]|[67][0-9]|8[0-2]|[A-T]S)$') }}
{%- endmacro %}

{# The dentition of a tooth, primary or permanent; null for what is no tooth. #}
{% macro tooth_dentition(column) -%}
    case
        when not {{ is_tooth_number(column) }} then null
        when {{ matches(column, '^[A-T]S?$') }} then 'primary'
        when {{ column }} is not null then 'permanent'
    end
{%- endmacro %}

{# The place of a tooth in the mouth, 1 to 32: that of the permanent tooth which it is, follows or stands beside. #}
{% macro tooth_position(column) -%}
    case
        when not {{ is_tooth_number(column) }} then null
        when {{ matches(column, '^[A-J]S?$') }} then ascii({{ column }}) - ascii('A') + 4
        when {{ matches(column, '^[K-T]S?$') }} then ascii({{ column }}) - ascii('K') + 20
        when {{ matches(column, '^[0-9]+$') }} then (cast({{ column }} as integer) - 1) % 50 + 1
    end
{%- endmacro %}

{# The jaw of a place in the mouth (tooth_position), as procedurelog.Surf names it: U or L. #}
{% macro tooth_arch(position) -%}
    case
        when {{ position }} <= 16 then 'U'
        when {{ position }} <= 32 then 'L'
    end
{%- endmacro %}

{# The quarter of a place in the mouth (tooth_position), as procedurelog.Surf names it: UR, UL, LL or LR. #}
{% macro tooth_quadrant(position) -%}
    case
        when {{ position }} <= 8 then 'UR'
        when {{ position }} <= 16 then 'UL'
        when {{ position }} <= 24 then 'LL'
        when {{ position }} <= 32 then 'LR'
    end
{%- endmacro %}
