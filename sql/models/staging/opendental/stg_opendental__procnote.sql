with source as (
    select * from {{ source('opendental', 'procnote') }}
),

{{ load_status('procnote') }},

renamed as (
    select
        "ProcNoteNum" as procedure_note_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ timestamp_or_null('"EntryDateTime"') }} as entered_at,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ text_or_null('"Note"') }} as note,
        nullif("Signature", '') is not null as is_signed,
        {{ stamps(created_at='"EntryDateTime"') }}
    from source
    cross join load_status
)

select * from renamed
