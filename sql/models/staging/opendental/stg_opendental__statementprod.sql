with source as (
    select * from {{ source('opendental', 'statementprod') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'statementprod'
),

renamed as (
    select
        "StatementProdNum" as statement_production_id,
        {{ key_or_null('"StatementNum"') }} as statement_id,
        "ProdType" as production_type_code,
        case when "ProdType" = 0 then {{ key_or_null('"FKey"') }} end as procedure_id,
        case when "ProdType" = 1 then {{ key_or_null('"FKey"') }} end as adjustment_id,
        case when "ProdType" = 2 then {{ key_or_null('"FKey"') }} end as payment_plan_charge_id,
        {{ key_or_null('"LateChargeAdjNum"') }} as late_charge_adjustment_id,
        {{ key_or_null('"DocNum"') }} as document_id,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
