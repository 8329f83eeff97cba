with adjustments as (
    select * from {{ ref('stg_opendental__adjustment') }}
),

definitions as (
    select * from {{ ref('stg_opendental__definition') }}
),

final as (
    select
        adjustments.adjustment_id,
        adjustments.patient_id,
        coalesce(adjustments.provider_id, 0) as provider_id,
        adjustments.procedure_id,
        definitions.definition_name as adjustment_type,
        adjustments.adjustment_date,
        {{ month_start('adjustments.adjustment_date') }} as month_start,
        adjustments.adjustment_amount,
        adjustments.adjustment_amount > 0 as is_charge,
        adjustments._loaded_at,
        adjustments._created_at,
        adjustments._updated_at
    from adjustments
    left join definitions
        on adjustments.adjustment_type_id = definitions.definition_id
)

select * from final
