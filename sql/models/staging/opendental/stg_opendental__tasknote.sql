with source as (
    select * from {{ source('opendental', 'tasknote') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'tasknote'
),

renamed as (
    select
        "TaskNoteNum" as task_note_id,
        {{ key_or_null('"TaskNum"') }} as task_id,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ timestamp_or_null('"DateTimeNote"') }} as noted_at,
        {{ text_or_null('"Note"') }} as note,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"DateTimeNote"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
