{#
    What kind of work an entry of the audit trail tells of, by its permission. Editing and deleting of money counts as
    money, so does closing the day's deposit.
#}
{% macro activity_kind(permission_code) -%}
    case
        when {{ permission_code }} = 83 then 'log on'
        when {{ permission_code }} in (25, 26, 27, 96, 120, 135, 156, 237, 238, 239, 245) then 'appointments'
        when {{ permission_code }} in (
            9, 10, 23, 38, 45, 49, 53, 71, 72, 73, 74, 76, 100, 117, 123, 162, 185, 187, 188, 189
        ) then 'clinical'
        when {{ permission_code }} in (
            15, 16, 17, 18, 30, 47, 62, 64, 82, 116, 131, 149, 160, 168, 186, 190, 213, 222, 248
        ) then 'money'
        when {{ permission_code }} in (
            14, 36, 37, 55, 65, 88, 95, 104, 109, 110, 111, 112, 113, 114, 115, 118, 119, 125, 128, 140, 150, 153, 169,
            252
        ) then 'insurance'
        when {{ permission_code }} in (54, 56, 57, 80, 94, 106, 108, 129, 130, 161, 165) then 'patients'
        when {{ permission_code }} in (42, 43, 44, 66, 84, 85, 86, 89, 97, 126, 136, 166, 193, 200, 201, 202, 218, 228)
            then 'messages and documents'
        else 'other'
    end
{%- endmacro %}
