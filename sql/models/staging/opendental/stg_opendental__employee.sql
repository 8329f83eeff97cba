with source as (
    select * from {{ source('opendental', 'employee') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'employee'
),

renamed as (
    select
        "EmployeeNum" as employee_id,
        {{ text_or_null('"LName"') }} as last_name,
        {{ text_or_null('"FName"') }} as first_name,
        {{ text_or_null('"MiddleI"') }} as middle_initial,
        {{ text_or_null('"PayrollID"') }} as payroll_number,
        {{ key_or_null('"ReportsTo"') }} as supervisor_employee_id,
        {{ text_or_null('"ClockStatus"') }} as clock_status,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ flag('"IsFurloughed"') }} as is_furloughed,
        {{ flag('"IsWorkingHome"') }} as is_working_from_home,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
