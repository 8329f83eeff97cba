with preferences as (
    select * from {{ ref('stg_opendental__preference') }}
),

providers as (
    select * from {{ ref('stg_opendental__provider') }}
),

fees as (
    select * from {{ ref('stg_opendental__fee') }}
),

default_provider as (
    select max(case when preference_name = 'PracticeDefaultProv' then cast(preference_value as bigint) end) as provider_id
    from preferences
),

standard_schedule as (
    select providers.fee_schedule_id
    from providers
    inner join default_provider
        on providers.provider_id = default_provider.provider_id
),

final as (
    select
        fees.procedure_code_id,
        fees.fee_schedule_id,
        fees.fee_amount as standard_fee,
        fees._loaded_at,
        fees._created_at,
        fees._updated_at
    from fees
    inner join standard_schedule
        on fees.fee_schedule_id = standard_schedule.fee_schedule_id
    where
        fees.clinic_id is null
        and fees.provider_id is null
)

select * from final
