with source as (
    select * from {{ source('opendental', 'insplan') }}
),

{{ load_status('insplan') }},

renamed as (
    select
        "PlanNum" as plan_id,
        {{ key_or_null('"CarrierNum"') }} as carrier_id,
        {{ key_or_null('"EmployerNum"') }} as employer_id,
        {{ text_or_null('"GroupName"') }} as group_name,
        {{ text_or_null('"GroupNum"') }} as group_number,
        trim("PlanType") as plan_type,
        {{ key_or_null('"FeeSched"') }} as fee_schedule_id,
        {{ key_or_null('"CopayFeeSched"') }} as copay_fee_schedule_id,
        {{ key_or_null('"AllowedFeeSched"') }} as allowed_fee_schedule_id,
        "MonthRenew" as renewal_month,
        {{ flag('"IsMedical"') }} as is_medical,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
