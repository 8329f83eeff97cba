with providers as (
    select * from {{ ref('stg_opendental__provider') }}
),

definitions as (
    select * from {{ ref('stg_opendental__definition') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

users as (
    select
        provider_id,
        min(user_id) as user_id
    from {{ ref('stg_opendental__userod') }}
    where provider_id is not null
    group by provider_id
),

scheduled as (
    select
        schedule_days.provider_id,
        min(schedule_days.schedule_date) as first_scheduled_date,
        max(schedule_days.schedule_date) as last_scheduled_date,
        count(*) filter (
            where
            schedule_days.schedule_date <= as_of.as_of_date
            and schedule_days.schedule_date > (as_of.as_of_date - interval '12 months')::date
        ) as days_scheduled_last_12_months
    from {{ ref('int_provider_schedule_days') }} as schedule_days
    cross join as_of
    group by schedule_days.provider_id
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
        not providers.is_hidden and coalesce(providers.termination_date > as_of.as_of_date, true) as is_current,
        providers.hourly_production_goal,
        users.user_id,
        scheduled.first_scheduled_date,
        scheduled.last_scheduled_date,
        coalesce(scheduled.days_scheduled_last_12_months, 0) as days_scheduled_last_12_months,
        providers._loaded_at,
        providers._created_at,
        providers._updated_at
    from providers
    cross join as_of
    left join definitions
        on providers.specialty_id = definitions.definition_id
    left join users
        on providers.provider_id = users.provider_id
    left join scheduled
        on providers.provider_id = scheduled.provider_id
)

select * from final
