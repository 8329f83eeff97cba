with codes as (
    select * from {{ ref('stg_opendental__procedurecode') }}
),

ranges as (
    select * from {{ ref('procedure_code_ranges') }}
),

definitions as (
    select * from {{ ref('stg_opendental__definition') }}
),

standard_fees as (
    select * from {{ ref('int_standard_fees') }}
),

-- Categories overlap, the general one spans all codes: of those that span a code OpenDental takes the last.
spans as (
    select
        codes.procedure_code_id,
        categories.coverage_category_id,
        categories.coverage_category_name,
        row_number() over (
            partition by codes.procedure_code_id
            order by categories.display_order desc, categories.coverage_category_id desc
        ) as span_rank
    from codes
    inner join {{ ref('stg_opendental__covspan') }} as covered
        on codes.procedure_code between covered.from_code and covered.to_code
    inner join {{ ref('stg_opendental__covcat') }} as categories
        on covered.coverage_category_id = categories.coverage_category_id
    where not categories.is_hidden
),

final as (
    select
        codes.procedure_code_id,
        codes.procedure_code,
        codes.description,
        codes.abbreviation,
        coalesce(ranges.procedure_group, 'other') as procedure_group,
        definitions.definition_name as practice_category,
        spans.coverage_category_id,
        spans.coverage_category_name,
        codes.treatment_area_code,
        codes.is_hygiene,
        codes.is_prosthesis,
        codes.is_radiology,
        codes.procedure_code in {{ broken_appointment_codes() }} as is_broken_appointment_code,
        length(codes.time_pattern) * 5 as expected_minutes,
        standard_fees.standard_fee,
        codes._loaded_at,
        codes._created_at,
        codes._updated_at
    from codes
    left join ranges
        on substring(codes.procedure_code from 1 for 5) between ranges.code_from and ranges.code_to
    left join definitions
        on codes.category_id = definitions.definition_id
    left join spans
        on
            codes.procedure_code_id = spans.procedure_code_id
            and spans.span_rank = 1
    left join standard_fees
        on codes.procedure_code_id = standard_fees.procedure_code_id
)

select * from final
