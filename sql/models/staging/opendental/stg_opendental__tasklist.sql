with source as (
    select * from {{ source('opendental', 'tasklist') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'tasklist'
),

renamed as (
    select
        "TaskListNum" as task_list_id,
        {{ text_or_null('"Descript"') }} as task_list_name,
        {{ key_or_null('"Parent"') }} as parent_task_list_id,
        "ObjectType" as object_type_code,
        {{ date_or_null('"DateTL"') }} as task_list_date,
        "DateType" as date_type_code,
        {{ flag('"IsRepeating"') }} as is_repeating,
        {{ key_or_null('"FromNum"') }} as repeats_task_list_id,
        "GlobalTaskFilterType" as filter_type_code,
        "TaskListStatus" as task_list_status_code,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"DateTimeEntry"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
