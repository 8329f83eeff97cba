with as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

booked as (
    select
        appointment_date as production_date,
        provider_id,
        clinic_id,
        {{ sum_money('booked_production') }} as scheduled_production,
        {{ sum_money('case when is_kept then booked_production else 0 end') }} as kept_production,
        {{ sum_money('case when is_missed then booked_production else 0 end') }} as missed_production,
        {{ sum_money('case when is_cancelled then booked_production else 0 end') }} as cancelled_production,
        {{ sum_money('case when appointment_status_code = 1 then booked_production else 0 end') }}
            as still_scheduled_production,
        count(*) as appointments_scheduled,
        count(*) filter (where is_kept) as appointments_kept,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from {{ ref('int_appointment_production') }}
    where
        appointment_date is not null
        and appointment_status_code in (1, 2, 5)
    group by appointment_date, provider_id, clinic_id
),

done as (
    select
        procedure_date as production_date,
        provider_id,
        clinic_id,
        {{ sum_money('charge_amount') }} as gross_production,
        count(*) filter (where not is_broken_appointment_code) as procedures_completed,
        count(distinct case when not is_broken_appointment_code then patient_id end) as patients_treated,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from {{ ref('int_procedure_charges') }}
    where is_completed
    group by procedure_date, provider_id, clinic_id
),

joined as (
    select
        coalesce(done.production_date, booked.production_date) as production_date,
        coalesce(done.provider_id, booked.provider_id) as provider_id,
        coalesce(done.clinic_id, booked.clinic_id) as clinic_id,
        coalesce(done.gross_production, 0)::numeric(12, 2) as gross_production,
        coalesce(done.procedures_completed, 0) as procedures_completed,
        coalesce(done.patients_treated, 0) as patients_treated,
        coalesce(booked.scheduled_production, 0)::numeric(12, 2) as scheduled_production,
        coalesce(booked.kept_production, 0)::numeric(12, 2) as kept_production,
        coalesce(booked.missed_production, 0)::numeric(12, 2) as missed_production,
        coalesce(booked.cancelled_production, 0)::numeric(12, 2) as cancelled_production,
        coalesce(booked.still_scheduled_production, 0)::numeric(12, 2) as still_scheduled_production,
        coalesce(booked.appointments_scheduled, 0) as appointments_scheduled,
        coalesce(booked.appointments_kept, 0) as appointments_kept,
        greatest(done._loaded_at, booked._loaded_at) as _loaded_at,
        least(done._created_at, booked._created_at) as _created_at,
        greatest(done._updated_at, booked._updated_at) as _updated_at
    from done
    full outer join booked
        on
            done.production_date = booked.production_date
            and done.provider_id = booked.provider_id
            and done.clinic_id = booked.clinic_id
),

final as (
    select
        joined.production_date,
        {{ month_start('joined.production_date') }} as month_start,
        joined.provider_id,
        joined.clinic_id,
        joined.production_date > as_of.as_of_date as is_future,
        joined.gross_production,
        joined.procedures_completed,
        joined.patients_treated,
        joined.scheduled_production,
        joined.kept_production,
        joined.missed_production,
        joined.cancelled_production,
        joined.still_scheduled_production,
        joined.appointments_scheduled,
        joined.appointments_kept,
        {{ ratio('joined.kept_production', 'joined.scheduled_production') | indent(8) }} as scheduled_production_kept,
        joined._loaded_at,
        joined._created_at,
        joined._updated_at
    from joined
    cross join as_of
)

select * from final
