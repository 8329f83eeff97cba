with source as (
    select * from {{ source('opendental', 'paysplit') }}
),

{{ load_status('paysplit') }},

renamed as (
    select
        "SplitNum" as payment_split_id,
        {{ key_or_null('"PayNum"') }} as payment_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ key_or_null('"AdjNum"') }} as adjustment_id,
        {{ key_or_null('"PayPlanNum"') }} as payment_plan_id,
        {{ key_or_null('"PayPlanChargeNum"') }} as payment_plan_charge_id,
        {{ key_or_null('"UnearnedType"') }} as unearned_type_id,
        {{ money('"SplitAmt"') }} as split_amount,
        {{ date_or_null('"DatePay"') }} as payment_date,
        {{ date_or_null('"ProcDate"') }} as procedure_date,
        {{ stamps(created_at='"DateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
