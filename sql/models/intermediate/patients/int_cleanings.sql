with cleaning_days as (
    select
        patient_id,
        procedure_date as cleaning_date,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from {{ ref('int_procedure_charges') }}
    where is_completed and procedure_code in {{ cleaning_codes() }}
    group by patient_id, procedure_date
),

followed as (
    select
        cleaning_days.*,
        lead(cleaning_date) over (partition by patient_id order by cleaning_date) as next_cleaning_date
    from cleaning_days
),

final as (
    select
        patient_id,
        cleaning_date,
        next_cleaning_date,
        ({{ month_start('cleaning_date') }} + interval '7 months')::date as recall_month_start,
        coalesce(next_cleaning_date <= (cleaning_date + interval '7 months')::date, false) as is_followed,
        _loaded_at,
        _created_at,
        _updated_at
    from followed
)

select * from final
