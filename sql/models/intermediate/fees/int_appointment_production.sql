with appointments as (
    select * from {{ ref('stg_opendental__appointment') }}
),

outcomes as (
    select * from {{ ref('int_appointment_outcomes') }}
),

catalogue as (
    select * from {{ ref('int_procedure_catalogue') }}
),

attached as (
    select
        appointment_id,
        {{ sum_money('charge_amount') }} as attached_production,
        {{ sum_money('case when is_completed then charge_amount else 0 end') }} as completed_production,
        count(*) as procedure_count
    from {{ ref('int_procedure_charges') }}
    where appointment_id is not null
    group by appointment_id
),

described as (
    select
        named.appointment_id,
        {{ sum_money('catalogue.standard_fee * named.named_count') }} as described_production
    from {{ ref('int_appointment_summary_codes') }} as named
    inner join catalogue
        on named.procedure_code_id = catalogue.procedure_code_id
    group by named.appointment_id
),

final as (
    select
        outcomes.appointment_id,
        outcomes.patient_id,
        outcomes.provider_id,
        coalesce(appointments.clinic_id, 0) as clinic_id,
        outcomes.appointment_status_code,
        outcomes.appointment_date,
        outcomes.month_start,
        outcomes.is_kept,
        outcomes.is_missed,
        outcomes.is_cancelled,
        coalesce(attached.procedure_count, 0) as procedure_count,
        attached.appointment_id is null as is_valued_by_summary,
        coalesce(attached.attached_production, described.described_production, 0)::numeric(12, 2)
            as booked_production,
        coalesce(attached.completed_production, 0)::numeric(12, 2) as completed_production,
        outcomes._loaded_at,
        outcomes._created_at,
        outcomes._updated_at
    from outcomes
    inner join appointments
        on outcomes.appointment_id = appointments.appointment_id
    left join attached
        on outcomes.appointment_id = attached.appointment_id
    left join described
        on outcomes.appointment_id = described.appointment_id
)

select * from final
