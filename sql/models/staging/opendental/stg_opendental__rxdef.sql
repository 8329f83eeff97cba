with source as (
    select * from {{ source('opendental', 'rxdef') }}
),

{{ load_status('rxdef') }},

renamed as (
    select
        "RxDefNum" as prescription_template_id,
        {{ text_or_null('"Drug"') }} as drug,
        {{ text_or_null('"Sig"') }} as directions,
        {{ text_or_null('"Disp"') }} as dispensed_quantity,
        {{ text_or_null('"Refills"') }} as refills,
        {{ text_or_null('"Notes"') }} as note,
        {{ flag('"IsControlled"') }} as is_controlled,
        {{ flag('"IsProcRequired"') }} as is_procedure_required,
        {{ key_or_null('"RxCui"') }} as rxnorm_id,
        {{ text_or_null('"PatientInstruction"') }} as patient_instructions,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
