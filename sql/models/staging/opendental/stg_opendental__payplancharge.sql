with source as (
    select * from {{ source('opendental', 'payplancharge') }}
),

{{ load_status('payplancharge') }},

renamed as (
    select
        "PayPlanChargeNum" as payment_plan_charge_id,
        {{ key_or_null('"PayPlanNum"') }} as payment_plan_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"Guarantor"') }} as guarantor_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        "ChargeType" as charge_type_code,
        {{ named_code('"ChargeType"', opendental_enumeration('PayPlanChargeType')) }} as charge_type,
        {{ date_or_null('"ChargeDate"') }} as charge_date,
        {{ money('"Principal"') }} as principal,
        {{ money('"Interest"') }} as interest,
        {{ text_or_null('"Note"') }} as note,
        {{ stamps(created_at='"SecDateTEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
