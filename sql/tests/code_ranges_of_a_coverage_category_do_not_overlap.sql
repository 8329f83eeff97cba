-- The ranges of procedure codes of a category of coverage have no code in common.
with ranges as (
    select
        coverage_span_id,
        coverage_category_id,
        to_code,
        lead(from_code) over (
            partition by coverage_category_id
            order by from_code, coverage_span_id
        ) as next_from_code
    from {{ ref('stg_opendental__covspan') }}
)

select
    coverage_span_id,
    coverage_category_id,
    to_code,
    next_from_code
from ranges
where to_code >= next_from_code
