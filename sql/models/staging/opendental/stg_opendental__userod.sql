with source as (
    select * from {{ source('opendental', 'userod') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'userod'
),

renamed as (
    select
        "UserNum" as user_id,
        {{ text_or_null('"UserName"') }} as user_name,
        {{ key_or_null('"EmployeeNum"') }} as employee_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        {{ flag('"IsHidden"') }} as is_hidden,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
