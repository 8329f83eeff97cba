with source as (
    select * from {{ source('opendental', 'codegroup') }}
),

{{ load_status('codegroup') }},

renamed as (
    select
        "CodeGroupNum" as code_group_id,
        {{ text_or_null('"GroupName"') }} as code_group_name,
        {{ text_or_null('"ProcCodes"') }} as procedure_codes,
        "CodeGroupFixed" as fixed_group_code,
        {{ named_code('"CodeGroupFixed"', opendental_enumeration('EnumCodeGroupFixed')) }} as fixed_group,
        "ItemOrder" as display_order,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ flag('"ShowInAgeLimit"') }} as is_shown_in_age_limits,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
