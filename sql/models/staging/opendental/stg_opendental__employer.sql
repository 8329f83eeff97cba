with source as (
    select * from {{ source('opendental', 'employer') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'employer'
),

renamed as (
    select
        "EmployerNum" as employer_id,
        {{ text_or_null('"EmpName"') }} as employer_name,
        {{ text_or_null('"City"') }} as city,
        {{ text_or_null('"State"') }} as state,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
