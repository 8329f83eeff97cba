with source as (
    select * from {{ source('opendental', 'patient') }}
),

{{ load_status('patient') }},

renamed as (
    select
        "PatNum" as patient_id,
        {{ text_or_null('"LName"') }} as last_name,
        {{ text_or_null('"FName"') }} as first_name,
        {{ text_or_null('"Preferred"') }} as preferred_name,
        "PatStatus" as patient_status_code,
        "Gender" as gender_code,
        "Position" as marital_position_code,
        {{ date_or_null('"Birthdate"') }} as birth_date,
        {{ text_or_null('"City"') }} as city,
        {{ text_or_null('"State"') }} as state,
        {{ text_or_null('"Zip"') }} as zip_code,
        {{ text_or_null('"HmPhone"') }} as home_phone,
        {{ text_or_null('"WkPhone"') }} as work_phone,
        {{ text_or_null('"WirelessPhone"') }} as mobile_phone,
        {{ key_or_null('"Guarantor"') }} as guarantor_id,
        {{ key_or_null('"PriProv"') }} as primary_provider_id,
        {{ key_or_null('"SecProv"') }} as secondary_provider_id,
        {{ key_or_null('"FeeSched"') }} as fee_schedule_id,
        {{ key_or_null('"BillingType"') }} as billing_type_id,
        {{ key_or_null('"EmployerNum"') }} as employer_id,
        {{ date_or_null('"DateFirstVisit"') }} as first_visit_date,
        {{ money('"EstBalance"') }} as estimated_balance,
        {{ money('"BalTotal"') }} as family_balance,
        {{ money('"Bal_0_30"') }} as family_balance_0_30,
        {{ money('"Bal_31_60"') }} as family_balance_31_60,
        {{ money('"Bal_61_90"') }} as family_balance_61_90,
        {{ money('"BalOver90"') }} as family_balance_over_90,
        {{ money('"InsEst"') }} as family_insurance_estimate,
        {{ money('"PayPlanDue"') }} as payment_plan_due,
        nullif("HasIns", '') is not null as has_insurance,
        "TxtMsgOk" as text_message_consent_code,
        {{ text_or_null('"Email"') }} as email_address,
        "PreferContactMethod" as contact_method_code,
        "PreferRecallMethod" as recall_method_code,
        {{ flag('"Premed"') }} as needs_premedication,
        {{ text_or_null('"MedUrgNote"') }} as urgent_medical_note,
        {{ timestamp_or_null('"DateTimeDeceased"') }} as deceased_at,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
