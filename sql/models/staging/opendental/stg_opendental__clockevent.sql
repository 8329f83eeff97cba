with source as (
    select * from {{ source('opendental', 'clockevent') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'clockevent'
),

renamed as (
    select
        "ClockEventNum" as clock_event_id,
        {{ key_or_null('"EmployeeNum"') }} as employee_id,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        "ClockStatus" as clock_status_code,
        {{ timestamp_or_null('"TimeDisplayed1"') }} as started_at,
        {{ timestamp_or_null('"TimeDisplayed2"') }} as stopped_at,
        {{ timestamp_or_null('"TimeEntered1"') }} as start_entered_at,
        {{ timestamp_or_null('"TimeEntered2"') }} as stop_entered_at,
        {{ overridden_hours('"OTimeHours"') }} as overtime_hours_override,
        {{ hours('"OTimeAuto"') }} as overtime_hours,
        {{ overridden_hours('"Rate2Hours"') }} as rate_2_hours_override,
        {{ hours('"Rate2Auto"') }} as rate_2_hours,
        {{ overridden_hours('"Rate3Hours"') }} as rate_3_hours_override,
        {{ hours('"Rate3Auto"') }} as rate_3_hours,
        {{ hours('"Adjust"') }} as adjustment_hours_override,
        {{ hours('"AdjustAuto"') }} as adjustment_hours,
        {{ flag('"AdjustIsOverridden"') }} as is_adjustment_overridden,
        {{ flag('"IsWorkingHome"') }} as is_working_from_home,
        {{ text_or_null('"Note"') }} as note,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"TimeEntered1"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
