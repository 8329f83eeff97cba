with source as (
    select * from {{ source('opendental', 'timeadjust') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'timeadjust'
),

renamed as (
    select
        "TimeAdjustNum" as time_adjustment_id,
        {{ key_or_null('"EmployeeNum"') }} as employee_id,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        {{ timestamp_or_null('"TimeEntry"') }} as adjusted_at,
        {{ hours('"RegHours"') }} as regular_hours,
        {{ hours('"OTimeHours"') }} as overtime_hours,
        {{ hours('"PtoHours"') }} as paid_time_off_hours,
        {{ key_or_null('"PtoDefNum"') }} as time_off_type_id,
        {{ flag('"IsAuto"') }} as is_automatic,
        {{ flag('"IsUnpaidProtectedLeave"') }} as is_unpaid_protected_leave,
        {{ key_or_null('"SecuUserNumEntry"') }} as entered_by_user_id,
        {{ text_or_null('"Note"') }} as note,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
