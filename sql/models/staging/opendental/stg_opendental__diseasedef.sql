with source as (
    select * from {{ source('opendental', 'diseasedef') }}
),

{{ load_status('diseasedef') }},

renamed as (
    select
        "DiseaseDefNum" as problem_definition_id,
        {{ text_or_null('"DiseaseName"') }} as problem_name,
        "ItemOrder" as display_order,
        {{ text_or_null('"Icd10Code"') }} as icd10_code,
        {{ text_or_null('"ICD9Code"') }} as icd9_code,
        {{ text_or_null('"SnomedCode"') }} as snomed_code,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
