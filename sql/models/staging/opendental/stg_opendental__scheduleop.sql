with source as (
    select * from {{ source('opendental', 'scheduleop') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'scheduleop'
),

renamed as (
    select
        "ScheduleOpNum" as schedule_operatory_id,
        {{ key_or_null('"ScheduleNum"') }} as schedule_id,
        {{ key_or_null('"OperatoryNum"') }} as operatory_id,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
