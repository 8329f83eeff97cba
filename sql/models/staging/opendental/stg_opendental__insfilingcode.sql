with source as (
    select * from {{ source('opendental', 'insfilingcode') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'insfilingcode'
),

renamed as (
    select
        "InsFilingCodeNum" as filing_code_id,
        {{ text_or_null('"Descript"') }} as filing_code_name,
        {{ text_or_null('"EclaimCode"') }} as electronic_claim_code,
        "ItemOrder" as display_order,
        {{ key_or_null('"GroupType"') }} as filing_code_group_id,
        {{ flag('"ExcludeOtherCoverageOnPriClaims"') }} as is_other_coverage_left_off_primary_claims,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
