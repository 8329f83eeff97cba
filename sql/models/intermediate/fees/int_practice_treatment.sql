with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

charges as (
    select * from {{ ref('int_procedure_charges') }}
    where is_completed
),

hygienists as (
    select provider_id
    from {{ ref('stg_opendental__provider') }}
    where is_secondary
),

done as (
    select
        charges.month_start,
        count(
            distinct case
                when not charges.is_broken_appointment_code
                    then {{ as_text('charges.patient_id') }} || ' ' || {{ as_text('charges.procedure_date') }}
            end
        ) as patient_visits,
        {{ sum_money('case when hygienists.provider_id is null then 0 else charges.charge_amount end') }}
            as hygiene_production,
        max(charges._loaded_at) as _loaded_at,
        min(charges._created_at) as _created_at,
        max(charges._updated_at) as _updated_at
    from charges
    left join hygienists
        on charges.provider_id = hygienists.provider_id
    group by charges.month_start
),

offered as (
    select
        month_start,
        count(distinct patient_id) as patients_presented,
        count(distinct case when is_accepted then patient_id end) as patients_accepted,
        max(_updated_at) as _updated_at
    from {{ ref('int_presented_treatment') }}
    group by month_start
),

final as (
    select
        calendar.month_start,
        calendar.month_end,
        coalesce(done.patient_visits, 0) as patient_visits,
        coalesce(done.hygiene_production, 0)::numeric(12, 2) as hygiene_production,
        coalesce(offered.patients_presented, 0) as patients_presented,
        coalesce(offered.patients_accepted, 0) as patients_accepted,
        calendar._loaded_at,
        done._created_at,
        greatest(done._updated_at, offered._updated_at) as _updated_at
    from calendar
    left join done
        on calendar.month_start = done.month_start
    left join offered
        on calendar.month_start = offered.month_start
)

select * from final
