with source as (
    select * from {{ source('opendental', 'fee') }}
),

{{ load_status('fee') }},

renamed as (
    select
        "FeeNum" as fee_id,
        {{ key_or_null('"FeeSched"') }} as fee_schedule_id,
        {{ key_or_null('"CodeNum"') }} as procedure_code_id,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ money('"Amount"') }} as fee_amount,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
