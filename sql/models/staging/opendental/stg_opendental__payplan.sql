with source as (
    select * from {{ source('opendental', 'payplan') }}
),

{{ load_status('payplan') }},

renamed as (
    select
        "PayPlanNum" as payment_plan_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"Guarantor"') }} as guarantor_id,
        {{ key_or_null('"PlanNum"') }} as insurance_plan_id,
        {{ key_or_null('"PlanCategory"') }} as category_id,
        {{ date_or_null('"PayPlanDate"') }} as agreed_date,
        {{ money('"CompletedAmt"') }} as completed_amount,
        {{ money('"PayAmt"') }} as instalment_amount,
        {{ money('"DownPayment"') }} as down_payment,
        "APR" as annual_percentage_rate,
        {{ flag('"IsClosed"') }} as is_closed,
        {{ flag('"IsDynamic"') }} as is_dynamic,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
