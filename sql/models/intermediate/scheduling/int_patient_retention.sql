with visit_days as (
    select * from {{ ref('int_visit_days') }}
),

profiles as (
    select * from {{ ref('int_patient_profiles') }}
),

coming as (
    select
        appointments.patient_id,
        min(appointments.appointment_date) as next_appointment_date
    from {{ ref('int_appointment_outcomes') }} as appointments
    inner join {{ ref('int_practice_as_of') }} as as_of
        on appointments.appointment_date > as_of.as_of_date
    where appointments.appointment_status_code = 1
    group by appointments.patient_id
),

returns as (
    select
        patient_id,
        min(visit_date) as first_visit_date,
        max(visit_date) as last_visit_date,
        count(*) as visit_count,
        min(case when visit_number = 2 then visit_date end) as second_visit_date,
        count(*) filter (where previous_visit_date <= (visit_date - interval '18 months')::date) as reactivations,
        max(case when previous_visit_date <= (visit_date - interval '18 months')::date then visit_date end)
            as last_reactivated_date,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from visit_days
    group by patient_id
),

measured as (
    select
        returns.*,
        profiles.patient_status_code,
        profiles.patient_status,
        profiles.as_of_date,
        returns.last_visit_date > (profiles.as_of_date - interval '18 months')::date as is_active,
        returns.last_visit_date > (profiles.as_of_date - interval '24 months')::date as is_active_24_months,
        returns.last_visit_date > (profiles.as_of_date - interval '36 months')::date as is_active_36_months,
        coming.next_appointment_date
    from returns
    inner join profiles
        on returns.patient_id = profiles.patient_id
    left join coming
        on returns.patient_id = coming.patient_id
),

final as (
    select
        patient_id,
        patient_status,
        first_visit_date,
        last_visit_date,
        {{ days_between('last_visit_date', 'as_of_date') }} as days_since_last_visit,
        visit_count,
        coalesce(second_visit_date <= (first_visit_date + interval '12 months')::date, false)
            as is_returned_within_12_months,
        is_active,
        is_active_24_months,
        is_active_36_months,
        reactivations,
        last_reactivated_date,
        next_appointment_date,
        case
            when patient_status_code <> 0 then 'departed'
            when is_active then 'active'
            when next_appointment_date is not null then 'returning'
            when is_active_24_months then 'at risk'
            when is_active_36_months then 'lapsed'
            else 'lost'
        end as retention_status,
        as_of_date,
        _loaded_at,
        _created_at,
        _updated_at
    from measured
)

select * from final
