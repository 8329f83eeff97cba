with lost as (
    select * from {{ ref('int_lost_revenue') }}
),

rates as (
    select * from {{ ref('recovery_rates') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

production as (
    select * from {{ ref('int_appointment_production') }}
),

-- A broken visit is one loss, whatever number of procedures it was to bring.
items as (
    select
        lost_kind,
        coalesce(appointment_id, source_id) as source_id,
        patient_id,
        max(appointment_id) as appointment_id,
        min(provider_id) as provider_id,
        max(lost_date) as lost_date,
        count(*) as procedure_count,
        {{ sum_money('lost_amount') }} as lost_amount,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from lost
    group by lost_kind, coalesce(appointment_id, source_id), patient_id
),

final as (
    select
        items.lost_kind,
        items.source_id,
        items.patient_id,
        coalesce(production.provider_id, items.provider_id) as provider_id,
        items.lost_date,
        {{ month_start('items.lost_date') }} as month_start,
        coalesce(items.lost_date > (as_of.as_of_date - interval '12 months')::date, false) as is_last_12_months,
        items.procedure_count,
        production.booked_production as scheduled_production,
        items.lost_amount,
        coalesce(rates.recoverable_share, 0)::numeric(12, 4) as recoverable_share,
        round(items.lost_amount * coalesce(rates.recoverable_share, 0), 2)::numeric(12, 2) as recoverable_amount,
        items._loaded_at,
        items._created_at,
        items._updated_at
    from items
    cross join as_of
    left join rates
        on items.lost_kind = rates.lost_kind
    left join production
        on items.appointment_id = production.appointment_id
)

select * from final
