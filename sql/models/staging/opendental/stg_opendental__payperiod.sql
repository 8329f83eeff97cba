with source as (
    select * from {{ source('opendental', 'payperiod') }}
),

{{ load_status('payperiod') }},

renamed as (
    select
        "PayPeriodNum" as pay_period_id,
        {{ date_or_null('"DateStart"') }} as start_date,
        {{ date_or_null('"DateStop"') }} as stop_date,
        {{ date_or_null('"DatePaycheck"') }} as paycheck_date,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
