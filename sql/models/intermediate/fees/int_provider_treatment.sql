with charges as (
    select * from {{ ref('int_procedure_charges') }}
    where is_completed
),

presented as (
    select * from {{ ref('int_presented_treatment') }}
),

done as (
    select
        month_start,
        provider_id,
        count(
            distinct case
                when not is_broken_appointment_code
                    then {{ as_text('patient_id') }} || ' ' || {{ as_text('procedure_date') }}
            end
        ) as patient_visits,
        {{ sum_money('case when entered_date = procedure_date then charge_amount else 0 end') }}
            as same_day_production,
        count(*) filter (where procedure_code in {{ perio_codes() }}) as perio_procedures,
        count(*) filter (where procedure_code in {{ prophy_codes() }}) as prophy_procedures,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from charges
    group by month_start, provider_id
),

offered as (
    select
        month_start,
        provider_id,
        {{ sum_money('charge_amount') }} as treatment_presented,
        {{ sum_money('case when is_accepted then charge_amount else 0 end') }} as treatment_accepted,
        {{ sum_money('case when is_unscheduled then charge_amount else 0 end') }} as treatment_unscheduled,
        count(distinct patient_id) as patients_presented,
        count(distinct case when is_accepted then patient_id end) as patients_accepted,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from presented
    group by month_start, provider_id
),

final as (
    select
        coalesce(done.month_start, offered.month_start) as month_start,
        coalesce(done.provider_id, offered.provider_id) as provider_id,
        coalesce(done.patient_visits, 0) as patient_visits,
        coalesce(done.same_day_production, 0)::numeric(12, 2) as same_day_production,
        coalesce(done.perio_procedures, 0) as perio_procedures,
        coalesce(done.prophy_procedures, 0) as prophy_procedures,
        coalesce(offered.treatment_presented, 0)::numeric(12, 2) as treatment_presented,
        coalesce(offered.treatment_accepted, 0)::numeric(12, 2) as treatment_accepted,
        coalesce(offered.treatment_unscheduled, 0)::numeric(12, 2) as treatment_unscheduled,
        coalesce(offered.patients_presented, 0) as patients_presented,
        coalesce(offered.patients_accepted, 0) as patients_accepted,
        greatest(done._loaded_at, offered._loaded_at) as _loaded_at,
        least(done._created_at, offered._created_at) as _created_at,
        greatest(done._updated_at, offered._updated_at) as _updated_at
    from done
    full outer join offered
        on
            done.month_start = offered.month_start
            and done.provider_id = offered.provider_id
)

select * from final
