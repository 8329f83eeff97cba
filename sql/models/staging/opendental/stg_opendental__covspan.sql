with source as (
    select * from {{ source('opendental', 'covspan') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'covspan'
),

renamed as (
    select
        "CovSpanNum" as coverage_span_id,
        {{ key_or_null('"CovCatNum"') }} as coverage_category_id,
        {{ text_or_null('"FromCode"') }} as from_code,
        {{ text_or_null('"ToCode"') }} as to_code,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
