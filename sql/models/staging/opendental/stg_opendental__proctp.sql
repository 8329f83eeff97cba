with source as (
    select * from {{ source('opendental', 'proctp') }}
),

{{ load_status('proctp') }},

renamed as (
    select
        "ProcTPNum" as treatment_plan_procedure_id,
        {{ key_or_null('"TreatPlanNum"') }} as treatment_plan_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"ProcNumOrig"') }} as procedure_id,
        "ItemOrder" as display_order,
        {{ key_or_null('"Priority"') }} as priority_id,
        {{ text_or_null('"ProcCode"') }} as procedure_code,
        {{ text_or_null('"Descript"') }} as description,
        {{ text_or_null('"ProcAbbr"') }} as abbreviation,
        {{ text_or_null('"ToothNumTP"') }} as tooth_number,
        {{ text_or_null('"Surf"') }} as surface,
        {{ money('"FeeAmt"') }} as fee_amount,
        {{ estimated_money('"FeeAllowed"') }} as allowed_amount,
        {{ money('"PriInsAmt"') }} as primary_insurance_estimate,
        {{ money('"SecInsAmt"') }} as secondary_insurance_estimate,
        {{ money('"Discount"') }} as discount_amount,
        {{ money('"TaxAmt"') }} as tax_amount,
        {{ money('"PatAmt"') }} as patient_amount,
        {{ text_or_null('"Prognosis"') }} as prognosis,
        {{ text_or_null('"Dx"') }} as diagnosis,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ date_or_null('"DateTP"') }} as treatment_planned_date,
        {{ key_or_null('"SecUserNumEntry"') }} as entered_by_user_id,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
