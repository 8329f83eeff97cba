with source as (
    select * from {{ source('opendental', 'medicationpat') }}
),

{{ load_status('medicationpat') }},

renamed as (
    select
        "MedicationPatNum" as patient_medication_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"MedicationNum"') }} as medication_id,
        {{ text_or_null('"MedDescript"') }} as medication_description,
        {{ key_or_null('"RxCui"') }} as rxnorm_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ date_or_null('"DateStart"') }} as start_date,
        {{ date_or_null('"DateStop"') }} as stop_date,
        {{ text_or_null('"PatNote"') }} as note,
        {{ text_or_null('"ErxGuid"') }} as electronic_prescription_guid,
        {{ flag('"IsCpoe"') }} as is_computerized_order,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
