with source as (
    select * from {{ source('opendental', 'insbluebook') }}
),

{{ load_status('insbluebook') }},

renamed as (
    select
        "InsBlueBookNum" as blue_book_entry_id,
        {{ key_or_null('"ProcCodeNum"') }} as procedure_code_id,
        {{ key_or_null('"CarrierNum"') }} as carrier_id,
        {{ key_or_null('"PlanNum"') }} as plan_id,
        {{ text_or_null('"GroupNum"') }} as group_number,
        {{ money('"InsPayAmt"') }} as insurance_payment,
        {{ estimated_money('"AllowedOverride"') }} as allowed_override,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ date_or_null('"ProcDate"') }} as procedure_date,
        {{ key_or_null('"ClaimNum"') }} as claim_id,
        {{ text_or_null('"ClaimType"') }} as claim_type,
        {{ stamps(created_at='"DateTEntry"') }}
    from source
    cross join load_status
)

select * from renamed
