with source as (
    select * from {{ source('opendental', 'rxpat') }}
),

{{ load_status('rxpat') }},

renamed as (
    select
        "RxNum" as prescription_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ date_or_null('"RxDate"') }} as prescription_date,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ text_or_null('"Drug"') }} as drug,
        {{ text_or_null('"Sig"') }} as directions,
        {{ text_or_null('"Disp"') }} as dispensed_quantity,
        {{ text_or_null('"Refills"') }} as refills,
        nullif("DaysOfSupply", 0) as days_of_supply,
        {{ text_or_null('"Notes"') }} as note,
        {{ text_or_null('"PatientInstruction"') }} as patient_instructions,
        {{ key_or_null('"PharmacyNum"') }} as pharmacy_id,
        "SendStatus" as send_status_code,
        {{ named_code('"SendStatus"', opendental_enumeration('RxSendStatus')) }} as send_status,
        "RxType" as prescription_type_code,
        {{ named_code('"RxType"', opendental_enumeration('RxTypes')) }} as prescription_type,
        {{ flag('"IsControlled"') }} as is_controlled,
        {{ flag('"IsProcRequired"') }} as is_procedure_required,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ key_or_null('"RxCui"') }} as rxnorm_id,
        {{ text_or_null('"DosageCode"') }} as dosage_code,
        {{ text_or_null('"ErxGuid"') }} as electronic_prescription_guid,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
