with allocations as (
    select * from {{ ref('int_payment_allocations') }}
),

final as (
    select
        payer,
        source_id,
        payment_id,
        claim_payment_id,
        patient_id,
        provider_id,
        procedure_id,
        carrier_id,
        payment_date,
        month_start,
        payment_method,
        paid_for,
        payment_amount,
        is_unearned,
        _loaded_at,
        _created_at,
        _updated_at
    from allocations
)

select * from final
