with source as (
    select * from {{ source('opendental', 'allergy') }}
),

{{ load_status('allergy') }},

renamed as (
    select
        "AllergyNum" as patient_allergy_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"AllergyDefNum"') }} as allergy_definition_id,
        {{ text_or_null('"Reaction"') }} as reaction,
        {{ text_or_null('"SnomedReaction"') }} as reaction_snomed_code,
        {{ date_or_null('"DateAdverseReaction"') }} as adverse_reaction_date,
        {{ flag('"StatusIsActive"') }} as is_active,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
