with source as (
    select * from {{ source('opendental', 'covspan') }}
),

{{ load_status('covspan') }},

renamed as (
    select
        "CovSpanNum" as coverage_span_id,
        {{ key_or_null('"CovCatNum"') }} as coverage_category_id,
        {{ text_or_null('"FromCode"') }} as from_code,
        {{ text_or_null('"ToCode"') }} as to_code,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
