with source as (
    select * from {{ source('opendental', 'labcase') }}
),

{{ load_status('labcase') }},

renamed as (
    select
        "LabCaseNum" as laboratory_case_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"LaboratoryNum"') }} as laboratory_id,
        {{ key_or_null('"AptNum"') }} as appointment_id,
        {{ key_or_null('"PlannedAptNum"') }} as planned_appointment_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ timestamp_or_null('"DateTimeCreated"') }} as ordered_at,
        {{ timestamp_or_null('"DateTimeSent"') }} as sent_at,
        {{ timestamp_or_null('"DateTimeDue"') }} as due_at,
        {{ timestamp_or_null('"DateTimeRecd"') }} as received_at,
        {{ timestamp_or_null('"DateTimeChecked"') }} as checked_at,
        {{ money('"LabFee"') }} as laboratory_fee,
        {{ text_or_null('"InvoiceNum"') }} as invoice_number,
        {{ text_or_null('"Instructions"') }} as instructions,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
