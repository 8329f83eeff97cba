with carriers as (
    select * from {{ ref('stg_opendental__carrier') }}
),

plans as (
    select
        carrier_id,
        count(*) as plan_count
    from {{ ref('stg_opendental__insplan') }}
    group by carrier_id
),

final as (
    select
        carriers.carrier_id,
        carriers.carrier_name,
        carriers.electronic_id,
        carriers.electronic_claims_code <> 1 as accepts_electronic_claims,
        coalesce(plans.plan_count, 0) as plan_count,
        carriers.is_hidden,
        carriers._loaded_at,
        carriers._created_at,
        carriers._updated_at
    from carriers
    left join plans
        on carriers.carrier_id = plans.carrier_id
)

select * from final
