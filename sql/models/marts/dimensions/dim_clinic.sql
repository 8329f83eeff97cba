with clinics as (
    select * from {{ ref('stg_opendental__clinic') }}
),

preferences as (
    select
        max(case when preference_name = 'PracticeTitle' then preference_value end) as practice_title,
        max(case when preference_name = 'PracticePhone' then preference_value end) as practice_phone,
        max(case when preference_name = 'PracticeCity' then preference_value end) as practice_city,
        max(case when preference_name = 'PracticeST' then preference_value end) as practice_state,
        max(_loaded_at) as _loaded_at
    from {{ ref('stg_opendental__preference') }}
),

-- Work without a clinic is the practice's own, in a practice without clinics all of it.
headquarters as (
    select
        cast(0 as bigint) as clinic_id,
        coalesce(practice_title, 'Practice') as clinic_name,
        practice_phone as phone,
        practice_city as city,
        practice_state as state,
        true as is_practice,
        false as is_hidden,
        _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from preferences
),

branches as (
    select
        clinic_id,
        clinic_name,
        phone,
        city,
        state,
        false as is_practice,
        is_hidden,
        _loaded_at,
        _created_at,
        _updated_at
    from clinics
),

final as (
    select * from headquarters
    union all
    select * from branches
)

select * from final
