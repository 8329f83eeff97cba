with source as (
    select * from {{ source('opendental', 'procedurelog') }}
),

{{ load_status('procedurelog') }},

renamed as (
    select
        "ProcNum" as procedure_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"AptNum"') }} as appointment_id,
        {{ key_or_null('"PlannedAptNum"') }} as planned_appointment_id,
        {{ key_or_null('"CodeNum"') }} as procedure_code_id,
        {{ date_or_null('"ProcDate"') }} as procedure_date,
        {{ money('"ProcFee"') }} as procedure_fee,
        "UnitQty" as unit_quantity,
        "BaseUnits" as base_units,
        "ProcStatus" as procedure_status_code,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ text_or_null('"ToothNum"') }} as tooth_number,
        {{ text_or_null('"ToothRange"') }} as tooth_range,
        {{ text_or_null('"Surf"') }} as surface,
        {{ key_or_null('"Dx"') }} as diagnosis_id,
        {{ key_or_null('"Priority"') }} as priority_id,
        {{ date_or_null('"DateTP"') }} as treatment_planned_date,
        {{ date_or_null('"DateComplete"') }} as completed_date,
        {{ date_or_null('"DateEntryC"') }} as completion_entered_date,
        {{ money('"Discount"') }} as planned_discount,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
