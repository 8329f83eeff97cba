with source as (
    select * from {{ source('opendental', 'sheetfield') }}
),

{{ load_status('sheetfield') }},

renamed as (
    select
        "SheetFieldNum" as sheet_field_id,
        {{ key_or_null('"SheetNum"') }} as sheet_id,
        "FieldType" as field_type_code,
        {{ named_code('"FieldType"', opendental_enumeration('SheetFieldType')) }} as field_type,
        {{ text_or_null('"FieldName"') }} as field_name,
        {{ text_or_null('"ReportableName"') }} as reportable_name,
        {{ text_or_null('"FieldValue"') }} as field_value,
        {{ text_or_null('"RadioButtonGroup"') }} as radio_button_group,
        {{ text_or_null('"RadioButtonValue"') }} as radio_button_value,
        {{ flag('"IsRequired"') }} as is_required,
        "TabOrder" as tab_order,
        {{ timestamp_or_null('"DateTimeSig"') }} as signed_at,
        {{ flag('"IsLocked"') }} as is_locked,
        {{ flag('"CanElectronicallySign"') }} as can_sign_electronically,
        {{ flag('"IsSigProvRestricted"') }} as is_provider_signature_only,
        {{ key_or_null('"SheetFieldDefNum"') }} as sheet_template_field_id,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
