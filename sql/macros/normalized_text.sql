{# A text without case and without the spaces around it, for comparing what people typed. #}
{% macro normalized_text(column) -%}
    upper(trim({{ column }}))
{%- endmacro %}
