with source as (
    select * from {{ source('opendental', 'sheet') }}
),

{{ load_status('sheet') }},

renamed as (
    select
        "SheetNum" as sheet_id,
        "SheetType" as sheet_type_code,
        {{ named_code('"SheetType"', opendental_enumeration('SheetTypeEnum')) }} as sheet_type,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ timestamp_or_null('"DateTimeSheet"') }} as sheet_at,
        {{ text_or_null('"Description"') }} as description,
        {{ text_or_null('"InternalNote"') }} as internal_note,
        nullif("ShowInTerminal", 0) as terminal_order,
        {{ flag('"IsWebForm"') }} as is_web_form,
        {{ flag('"IsMultiPage"') }} as is_multi_page,
        {{ flag('"IsDeleted"') }} as is_deleted,
        {{ key_or_null('"SheetDefNum"') }} as sheet_template_id,
        {{ key_or_null('"DocNum"') }} as document_id,
        "RevID" as template_revision,
        {{ stamps(updated_at='"DateTSheetEdited"') }}
    from source
    cross join load_status
)

select * from renamed
