with source as (
    select * from {{ source('opendental', 'allergydef') }}
),

{{ load_status('allergydef') }},

renamed as (
    select
        "AllergyDefNum" as allergy_definition_id,
        {{ text_or_null('"Description"') }} as allergy_name,
        "SnomedType" as allergy_type_code,
        {{ named_code('"SnomedType"', opendental_enumeration('SnomedAllergy')) }} as allergy_type,
        {{ key_or_null('"MedicationNum"') }} as medication_id,
        {{ text_or_null('"UniiCode"') }} as unii_code,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
