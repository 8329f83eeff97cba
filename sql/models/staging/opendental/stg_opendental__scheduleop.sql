with source as (
    select * from {{ source('opendental', 'scheduleop') }}
),

{{ load_status('scheduleop') }},

renamed as (
    select
        "ScheduleOpNum" as schedule_operatory_id,
        {{ key_or_null('"ScheduleNum"') }} as schedule_id,
        {{ key_or_null('"OperatoryNum"') }} as operatory_id,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
