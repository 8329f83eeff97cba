with providers as (
    select * from {{ ref('stg_opendental__provider') }}
),

definitions as (
    select * from {{ ref('stg_opendental__definition') }}
),

final as (
    select
        providers.provider_id,
        providers.provider_abbreviation,
        providers.first_name,
        providers.last_name,
        providers.suffix,
        definitions.definition_name as specialty,
        case
            when providers.is_not_person then 'organisation'
            when providers.is_secondary then 'hygienist'
            else 'dentist'
        end as provider_role,
        providers.is_hidden,
        providers.termination_date,
        providers.hourly_production_goal,
        providers._loaded_at,
        providers._created_at,
        providers._updated_at
    from providers
    left join definitions
        on providers.specialty_id = definitions.definition_id
)

select * from final
