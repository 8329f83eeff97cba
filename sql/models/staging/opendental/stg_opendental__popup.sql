with source as (
    select * from {{ source('opendental', 'popup') }}
),

{{ load_status('popup') }},

renamed as (
    select
        "PopupNum" as popup_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ text_or_null('"Description"') }} as popup_text,
        "PopupLevel" as popup_level_code,
        {{ named_code('"PopupLevel"', opendental_enumeration('EnumPopupLevel')) }} as popup_level,
        {{ flag('"IsDisabled"') }} as is_disabled,
        {{ timestamp_or_null('"DateTimeDisabled"') }} as disabled_at,
        {{ flag('"IsArchived"') }} as is_archived,
        {{ key_or_null('"PopupNumArchive"') }} as archived_for_popup_id,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ stamps(created_at='"DateTimeEntry"') }}
    from source
    cross join load_status
)

select * from renamed
