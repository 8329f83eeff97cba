with source as (
    select * from {{ source('opendental', 'payplanlink') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'payplanlink'
),

renamed as (
    select
        "PayPlanLinkNum" as payment_plan_link_id,
        {{ key_or_null('"PayPlanNum"') }} as payment_plan_id,
        "LinkType" as link_type_code,
        case when "LinkType" = 1 then {{ key_or_null('"FKey"') }} end as adjustment_id,
        case when "LinkType" = 2 then {{ key_or_null('"FKey"') }} end as procedure_id,
        case when "LinkType" = 3 then {{ key_or_null('"FKey"') }} end as ortho_case_id,
        {{ money('nullif("AmountOverride", 0)') }} as amount_override,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"SecDateTEntry"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
