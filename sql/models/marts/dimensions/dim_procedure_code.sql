with catalogue as (
    select * from {{ ref('int_procedure_catalogue') }}
),

final as (
    select
        procedure_code_id,
        procedure_code,
        description,
        abbreviation,
        procedure_group,
        practice_category,
        coverage_category_name,
        {{ named_code('treatment_area_code', opendental_enumeration('TreatmentArea')) | indent(8) }} as treatment_area,
        is_hygiene,
        is_prosthesis,
        is_radiology,
        is_broken_appointment_code,
        expected_minutes,
        standard_fee,
        _loaded_at,
        _created_at,
        _updated_at
    from catalogue
)

select * from final
