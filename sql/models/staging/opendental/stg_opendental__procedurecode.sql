with source as (
    select * from {{ source('opendental', 'procedurecode') }}
),

{{ load_status('procedurecode') }},

renamed as (
    select
        "CodeNum" as procedure_code_id,
        {{ text_or_null('"ProcCode"') }} as procedure_code,
        {{ text_or_null('"Descript"') }} as description,
        {{ text_or_null('"AbbrDesc"') }} as abbreviation,
        {{ text_or_null('"LaymanTerm"') }} as layman_term,
        {{ key_or_null('"ProcCat"') }} as category_id,
        "TreatArea" as treatment_area_code,
        {{ flag('"IsHygiene"') }} as is_hygiene,
        {{ flag('"IsProsth"') }} as is_prosthesis,
        {{ flag('"NoBillIns"') }} as is_never_billed_to_insurance,
        {{ flag('"IsRadiology"') }} as is_radiology,
        "BaseUnits" as base_units,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
