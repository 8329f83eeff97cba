{# Codes of OpenDental that several models share. #}

{# claimproc.Status of rows that are income: received, supplemental, capitation claim, capitation complete. #}
{% macro insurance_income_statuses() -%}
    (1, 4, 5, 7)
{%- endmacro %}

{# A code as its name. A code that is not in the list stays visible as "unknown (code)". #}
{% macro named_code(column, names) -%}
    case {{ column }}
        {%- for code, name in names.items() %}
        when {{ code }} then '{{ name }}'
        {%- endfor %}
        else 'unknown (' || {{ column }} || ')'
    end
{%- endmacro %}

{# The codes of a missed and of a cancelled appointment: marks on the account, not treatment. #}
{% macro broken_appointment_codes() -%}
    ('D9986', 'D9987')
{%- endmacro %}

{# Treatment of the gums in the hygiene chair: scaling, debridement and periodontal maintenance. #}
{% macro perio_codes() -%}
    ('D4341', 'D4342', 'D4346', 'D4355', 'D4910')
{%- endmacro %}

{# Cleanings of healthy mouths, of adults and of children. #}
{% macro prophy_codes() -%}
    ('D1110', 'D1120')
{%- endmacro %}

{# What a patient on recall comes for. #}
{% macro cleaning_codes() -%}
    ('D1110', 'D1120', 'D4910')
{%- endmacro %}

{# Taking out a tooth. #}
{% macro extraction_codes() -%}
    ('D7111', 'D7140', 'D7210', 'D7220', 'D7230', 'D7240', 'D7241', 'D7250')
{%- endmacro %}
