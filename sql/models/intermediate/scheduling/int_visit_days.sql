with charges as (
    select * from {{ ref('int_procedure_charges') }}
    where is_completed and not is_broken_appointment_code
),

visit_days as (
    select
        patient_id,
        procedure_date as visit_date,
        coalesce(bool_or(procedure_code in {{ cleaning_codes() }}), false) as is_cleaning,
        coalesce(bool_or(procedure_code in {{ perio_codes() }}), false) as is_perio,
        count(*) as procedures_completed,
        {{ sum_money('charge_amount') }} as production,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from charges
    group by patient_id, procedure_date
),

final as (
    select
        patient_id,
        visit_date,
        {{ month_start('visit_date') }} as month_start,
        {{ month_index('visit_date') }} as month_index,
        is_cleaning,
        is_perio,
        procedures_completed,
        production,
        row_number() over (partition by patient_id order by visit_date) as visit_number,
        lag(visit_date) over (partition by patient_id order by visit_date) as previous_visit_date,
        lead(visit_date) over (partition by patient_id order by visit_date) as next_visit_date,
        _loaded_at,
        _created_at,
        _updated_at
    from visit_days
)

select * from final
