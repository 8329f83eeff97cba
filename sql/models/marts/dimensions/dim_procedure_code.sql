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

final as (
    select
        codes.procedure_code_id,
        codes.procedure_code,
        codes.description,
        codes.abbreviation,
        coalesce(ranges.procedure_group, 'other') as procedure_group,
        definitions.definition_name as practice_category,
        {{ named_code('codes.treatment_area_code', opendental_enumeration('TreatmentArea')) | indent(8) }} as treatment_area,
        codes.is_hygiene,
        codes.is_prosthesis,
        codes.is_radiology,
        codes.procedure_code in {{ broken_appointment_codes() }} as is_broken_appointment_code,
        standard_fees.standard_fee,
        codes._loaded_at,
        codes._created_at,
        codes._updated_at
    from codes
    left join ranges
        on substring(codes.procedure_code from 1 for 5) between ranges.code_from and ranges.code_to
    left join definitions
        on codes.category_id = definitions.definition_id
    left join standard_fees
        on codes.procedure_code_id = standard_fees.procedure_code_id
)

select * from final
