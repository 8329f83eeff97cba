with source as (
    select * from {{ source('opendental', 'stmtlink') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'stmtlink'
),

renamed as (
    select
        "StmtLinkNum" as statement_link_id,
        {{ key_or_null('"StatementNum"') }} as statement_id,
        "StmtLinkType" as link_type_code,
        {{ key_or_null('"FKey"') }} as object_id,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
