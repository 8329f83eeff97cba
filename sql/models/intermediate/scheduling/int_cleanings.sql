with cleaning_days as (
    select
        patient_id,
        visit_date as cleaning_date,
        _loaded_at,
        _created_at,
        _updated_at
    from {{ ref('int_visit_days') }}
    where is_cleaning
),

followed as (
    select
        cleaning_days.*,
        lag(cleaning_date) over (partition by patient_id order by cleaning_date) as previous_cleaning_date,
        lead(cleaning_date) over (partition by patient_id order by cleaning_date) as next_cleaning_date
    from cleaning_days
),

final as (
    select
        patient_id,
        cleaning_date,
        previous_cleaning_date,
        {{ days_between('previous_cleaning_date', 'cleaning_date') }} as days_since_previous,
        next_cleaning_date,
        ({{ month_start('cleaning_date') }} + interval '7 months')::date as recall_month_start,
        coalesce(next_cleaning_date <= (cleaning_date + interval '7 months')::date, false) as is_followed,
        _loaded_at,
        _created_at,
        _updated_at
    from followed
)

select * from final
