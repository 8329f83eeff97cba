with source as (
    select * from {{ source('opendental', 'claim') }}
),

{{ load_status('claim') }},

renamed as (
    select
        "ClaimNum" as claim_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"PlanNum"') }} as plan_id,
        {{ key_or_null('"InsSubNum"') }} as subscription_id,
        "ClaimType" as claim_type,
        "ClaimStatus" as claim_status,
        {{ date_or_null('"DateService"') }} as service_date,
        {{ date_or_null('"DateSent"') }} as sent_date,
        {{ date_or_null('"DateSentOrig"') }} as first_sent_date,
        {{ date_or_null('"DateReceived"') }} as received_date,
        {{ key_or_null('"ProvTreat"') }} as treating_provider_id,
        {{ key_or_null('"ProvBill"') }} as billing_provider_id,
        {{ money('"ClaimFee"') }} as claim_fee,
        {{ money('"InsPayEst"') }} as insurance_payment_estimate,
        {{ money('"InsPayAmt"') }} as insurance_payment,
        {{ money('"DedApplied"') }} as deductible_applied,
        {{ money('"WriteOff"') }} as write_off,
        "PatRelat" as subscriber_relation_code,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
