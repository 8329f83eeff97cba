with adjustments as (
    select * from {{ ref('int_adjustments') }}
),

final as (
    select
        adjustment_id,
        patient_id,
        provider_id,
        procedure_id,
        adjustment_type,
        adjustment_category,
        adjustment_date,
        month_start,
        adjustment_amount,
        is_charge,
        _loaded_at,
        _created_at,
        _updated_at
    from adjustments
)

select * from final
