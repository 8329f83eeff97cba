with source as (
    select * from {{ source('opendental', 'patientnote') }}
),

{{ load_status('patientnote') }},

renamed as (
    select
        "PatNum" as patient_id,
        {{ text_or_null('"FamFinancial"') }} as family_financial_note,
        {{ text_or_null('"Medical"') }} as medical_summary,
        {{ text_or_null('"MedicalComp"') }} as medical_note,
        {{ text_or_null('"Service"') }} as service_note,
        {{ text_or_null('"Treatment"') }} as treatment_note,
        {{ text_or_null('"ICEName"') }} as emergency_contact_name,
        {{ text_or_null('"ICEPhone"') }} as emergency_contact_phone,
        nullif("OrthoMonthsTreatOverride", -1) as orthodontic_months_override,
        {{ date_or_null('"DateOrthoPlacementOverride"') }} as orthodontic_placement_date_override,
        "Consent" as consent_flags,
        "Pronoun" as preferred_pronoun_code,
        {{ named_code('"Pronoun"', opendental_enumeration('PronounPreferred')) }} as preferred_pronoun,
        {{ stamps(created_at='"SecDateTEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
