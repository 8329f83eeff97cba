with preferences as (
    select * from {{ ref('stg_opendental__preference') }}
),

{{ load_status() }},

as_of as (
    select
        max(case when preference_name = 'DateLastAging' then cast(preference_value as date) end) as as_of_date
    from preferences
),

final as (
    select
        as_of.as_of_date,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(as_of.as_of_date as timestamp) as _updated_at
    from as_of
    cross join load_status
    where as_of.as_of_date is not null
)

select * from final
