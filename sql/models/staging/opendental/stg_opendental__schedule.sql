with source as (
    select * from {{ source('opendental', 'schedule') }}
),

{{ load_status('schedule') }},

renamed as (
    select
        "ScheduleNum" as schedule_id,
        {{ date_or_null('"SchedDate"') }} as schedule_date,
        {{ time_of_day('"StartTime"') }} as start_time,
        {{ time_of_day('"StopTime"') }} as stop_time,
        "SchedType" as schedule_type_code,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"EmployeeNum"') }} as employee_id,
        {{ key_or_null('"BlockoutType"') }} as blockout_type_id,
        "Status" as schedule_status_code,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
