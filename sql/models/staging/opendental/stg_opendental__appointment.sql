with source as (
    select * from {{ source('opendental', 'appointment') }}
),

{{ load_status('appointment') }},

renamed as (
    select
        "AptNum" as appointment_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        "AptStatus" as appointment_status_code,
        {{ text_or_null('"Pattern"') }} as pattern,
        {{ pattern_minutes(text_or_null('"Pattern"')) }} as scheduled_minutes,
        {{ pattern_provider_minutes(text_or_null('"Pattern"')) }} as provider_minutes,
        {{ pattern_assistant_minutes(text_or_null('"Pattern"')) }} as assistant_minutes,
        {{ key_or_null('"Confirmed"') }} as confirmation_status_id,
        {{ key_or_null('"Op"') }} as operatory_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"ProvHyg"') }} as hygienist_id,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        {{ timestamp_or_null('"AptDateTime"') }} as appointment_at,
        {{ key_or_null('"NextAptNum"') }} as planned_appointment_id,
        {{ key_or_null('"UnschedStatus"') }} as unscheduled_status_id,
        {{ flag('"IsNewPatient"') }} as is_new_patient,
        {{ text_or_null('"ProcDescript"') }} as procedure_summary,
        {{ text_or_null('"Note"') }} as note,
        {{ flag('"IsHygiene"') }} as is_hygiene,
        {{ timestamp_or_null('"DateTimeArrived"') }} as arrived_at,
        {{ timestamp_or_null('"DateTimeSeated"') }} as seated_at,
        {{ timestamp_or_null('"DateTimeDismissed"') }} as dismissed_at,
        {{ key_or_null('"InsPlan1"') }} as primary_plan_id,
        {{ key_or_null('"InsPlan2"') }} as secondary_plan_id,
        {{ key_or_null('"AppointmentTypeNum"') }} as appointment_type_id,
        "Priority" as priority_code,
        {{ key_or_null('"SecUserNumEntry"') }} as entered_by_user_id,
        {{ stamps(created_at='"SecDateTEntry"', updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
