with adjustments as (
    select * from {{ ref('stg_opendental__adjustment') }}
),

types as (
    select * from {{ ref('int_adjustment_types') }}
),

final as (
    select
        adjustments.adjustment_id,
        adjustments.patient_id,
        coalesce(adjustments.provider_id, 0) as provider_id,
        adjustments.procedure_id,
        adjustments.adjustment_type_id,
        types.adjustment_type,
        coalesce(types.adjustment_category, 'other') as adjustment_category,
        adjustments.adjustment_date,
        {{ month_start('adjustments.adjustment_date') }} as month_start,
        adjustments.adjustment_amount,
        adjustments.adjustment_amount > 0 as is_charge,
        adjustments._loaded_at,
        adjustments._created_at,
        adjustments._updated_at
    from adjustments
    left join types
        on adjustments.adjustment_type_id = types.adjustment_type_id
)

select * from final
