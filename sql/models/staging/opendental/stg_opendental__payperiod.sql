with source as (
    select * from {{ source('opendental', 'payperiod') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'payperiod'
),

renamed as (
    select
        "PayPeriodNum" as pay_period_id,
        {{ date_or_null('"DateStart"') }} as start_date,
        {{ date_or_null('"DateStop"') }} as stop_date,
        {{ date_or_null('"DatePaycheck"') }} as paycheck_date,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
