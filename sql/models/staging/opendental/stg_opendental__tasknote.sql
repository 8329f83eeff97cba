with source as (
    select * from {{ source('opendental', 'tasknote') }}
),

{{ load_status('tasknote') }},

renamed as (
    select
        "TaskNoteNum" as task_note_id,
        {{ key_or_null('"TaskNum"') }} as task_id,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ timestamp_or_null('"DateTimeNote"') }} as noted_at,
        {{ text_or_null('"Note"') }} as note,
        {{ stamps(created_at='"DateTimeNote"') }}
    from source
    cross join load_status
)

select * from renamed
