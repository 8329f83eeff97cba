with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

providers as (
    select provider_id from {{ ref('stg_opendental__provider') }}
    union
    select provider_id from {{ ref('int_provider_income') }}
    union
    select provider_id from {{ ref('int_provider_visits') }}
    union
    select provider_id from {{ ref('int_provider_claims') }}
    union
    select provider_id from {{ ref('int_new_patients') }}
),

final as (
    select
        calendar.month_start,
        calendar.month_end,
        calendar.month_index,
        providers.provider_id,
        calendar._loaded_at,
        calendar._created_at,
        calendar._updated_at
    from calendar
    cross join providers
)

select * from final
