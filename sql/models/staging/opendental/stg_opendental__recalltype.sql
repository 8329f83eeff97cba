with source as (
    select * from {{ source('opendental', 'recalltype') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'recalltype'
),

renamed as (
    select
        "RecallTypeNum" as recall_type_id,
        {{ text_or_null('"Description"') }} as recall_type_name,
        "DefaultInterval" as interval_packed,
        {{ text_or_null('"TimePattern"') }} as pattern,
        {{ text_or_null('"Procedures"') }} as procedure_codes,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
