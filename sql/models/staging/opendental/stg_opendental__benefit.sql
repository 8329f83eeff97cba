with source as (
    select * from {{ source('opendental', 'benefit') }}
),

{{ load_status('benefit') }},

renamed as (
    select
        "BenefitNum" as benefit_id,
        {{ key_or_null('"PlanNum"') }} as plan_id,
        {{ key_or_null('"PatPlanNum"') }} as patient_plan_id,
        {{ key_or_null('"CovCatNum"') }} as coverage_category_id,
        "BenefitType" as benefit_type_code,
        nullif("Percent", -1) as coverage_percent,
        {{ estimated_money('"MonetaryAmt"') }} as amount,
        "TimePeriod" as time_period_code,
        "QuantityQualifier" as quantity_qualifier_code,
        "Quantity" as quantity,
        "CoverageLevel" as coverage_level_code,
        {{ key_or_null('"CodeNum"') }} as procedure_code_id,
        {{ stamps(created_at='"SecDateTEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
