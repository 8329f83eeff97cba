with source as (
    select * from {{ source('opendental', 'stmtlink') }}
),

{{ load_status('stmtlink') }},

renamed as (
    select
        "StmtLinkNum" as statement_link_id,
        {{ key_or_null('"StatementNum"') }} as statement_id,
        "StmtLinkType" as link_type_code,
        {{ key_or_null('"FKey"') }} as object_id,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
