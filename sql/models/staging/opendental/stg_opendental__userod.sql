with source as (
    select * from {{ source('opendental', 'userod') }}
),

{{ load_status('userod') }},

renamed as (
    select
        "UserNum" as user_id,
        {{ text_or_null('"UserName"') }} as user_name,
        {{ key_or_null('"EmployeeNum"') }} as employee_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
