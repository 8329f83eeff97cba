with profiles as (
    select * from {{ ref('int_provider_profiles') }}
),

final as (
    select
        provider_id,
        provider_abbreviation,
        first_name,
        last_name,
        suffix,
        specialty,
        provider_role,
        is_hidden,
        termination_date,
        is_current,
        hourly_production_goal,
        _loaded_at,
        _created_at,
        _updated_at
    from profiles
)

select * from final
