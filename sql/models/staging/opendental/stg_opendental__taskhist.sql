with source as (
    select * from {{ source('opendental', 'taskhist') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'taskhist'
),

renamed as (
    select
        "TaskHistNum" as task_history_id,
        {{ key_or_null('"TaskNum"') }} as task_id,
        {{ timestamp_or_null('"DateTStamp"') }} as changed_at,
        {{ key_or_null('"UserNumHist"') }} as changed_by_user_id,
        {{ flag('"IsNoteChange"') }} as is_note_change,
        {{ key_or_null('"TaskListNum"') }} as task_list_id,
        "ObjectType" as object_type_code,
        case when "ObjectType" = 1 then {{ key_or_null('"KeyNum"') }} end as patient_id,
        case when "ObjectType" = 2 then {{ key_or_null('"KeyNum"') }} end as appointment_id,
        "TaskStatus" as task_status_code,
        {{ key_or_null('"PriorityDefNum"') }} as priority_id,
        {{ key_or_null('"TriageCategory"') }} as triage_category_id,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ text_or_null('"Descript"') }} as description,
        {{ date_or_null('"DateTask"') }} as task_date,
        "DateType" as date_type_code,
        {{ timestamp_or_null('"DateTimeEntry"') }} as sent_at,
        {{ timestamp_or_null('"DateTimeOriginal"') }} as entered_at,
        {{ timestamp_or_null('"DateTimeFinished"') }} as finished_at,
        {{ flag('"IsRepeating"') }} as is_repeating,
        {{ key_or_null('"FromNum"') }} as repeats_task_id,
        {{ text_or_null('"ReminderGroupId"') }} as reminder_group,
        "ReminderType" as reminder_type_flags,
        "ReminderFrequency" as reminder_frequency,
        {{ flag('"IsReadOnly"') }} as is_read_only,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"DateTStamp"') }} as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
