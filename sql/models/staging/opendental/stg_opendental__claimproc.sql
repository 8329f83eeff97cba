with source as (
    select * from {{ source('opendental', 'claimproc') }}
),

{{ load_status('claimproc') }},

renamed as (
    select
        "ClaimProcNum" as claim_procedure_id,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ key_or_null('"ClaimNum"') }} as claim_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"PlanNum"') }} as plan_id,
        {{ key_or_null('"InsSubNum"') }} as subscription_id,
        {{ key_or_null('"ClaimPaymentNum"') }} as claim_payment_id,
        "Status" as claim_procedure_status_code,
        {{ date_or_null('"ProcDate"') }} as procedure_date,
        {{ date_or_null('"DateCP"') }} as payment_date,
        {{ date_or_null('"DateEntry"') }} as received_entry_date,
        {{ money('"FeeBilled"') }} as fee_billed,
        {{ money('"InsPayEst"') }} as insurance_payment_estimate,
        {{ money('"InsPayAmt"') }} as insurance_payment,
        {{ money('"WriteOff"') }} as write_off,
        {{ estimated_money('"WriteOffEst"') }} as write_off_estimate,
        {{ money('"DedApplied"') }} as deductible_applied,
        {{ estimated_money('"CopayAmt"') }} as copay,
        nullif("Percentage", -1) as coverage_percent,
        {{ flag('"IsTransfer"') }} as is_transfer,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
