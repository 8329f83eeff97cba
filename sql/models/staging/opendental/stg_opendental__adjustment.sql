with source as (
    select * from {{ source('opendental', 'adjustment') }}
),

{{ load_status('adjustment') }},

renamed as (
    select
        "AdjNum" as adjustment_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ key_or_null('"AdjType"') }} as adjustment_type_id,
        {{ date_or_null('"AdjDate"') }} as adjustment_date,
        {{ money('"AdjAmt"') }} as adjustment_amount,
        {{ date_or_null('"ProcDate"') }} as procedure_date,
        {{ stamps(created_at='"DateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
