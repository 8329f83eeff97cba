with unscheduled as (
    select * from {{ ref('int_presented_treatment') }}
    where is_unscheduled
),

charges as (
    select * from {{ ref('int_procedure_charges') }}
),

catalogue as (
    select * from {{ ref('int_procedure_catalogue') }}
),

broken as (
    select
        named.appointment_id,
        named.patient_id,
        named.procedure_code_id,
        named.named_count,
        outcomes.is_missed,
        outcomes.appointment_date,
        coalesce(cast(outcomes.broken_for_good_at as date), outcomes.appointment_date) as broken_date
    from {{ ref('int_appointment_summary_codes') }} as named
    inner join {{ ref('int_appointment_outcomes') }} as outcomes
        on named.appointment_id = outcomes.appointment_id
    where outcomes.is_broken
),

planned as (
    select
        unscheduled.procedure_id,
        unscheduled.patient_id,
        unscheduled.provider_id,
        charges.procedure_code_id,
        charges.procedure_code,
        catalogue.procedure_group,
        catalogue.is_hygiene,
        unscheduled.presented_date,
        unscheduled.charge_amount,
        charges.entered_date,
        unscheduled._loaded_at,
        unscheduled._created_at,
        unscheduled._updated_at
    from unscheduled
    inner join charges
        on unscheduled.procedure_id = charges.procedure_id
    inner join catalogue
        on charges.procedure_code_id = catalogue.procedure_code_id
),

-- The last broken appointment of the patient that was to bring this code, if the work was in the chart by then.
candidates as (
    select
        planned.procedure_id,
        broken.appointment_id,
        broken.procedure_code_id,
        broken.named_count,
        broken.is_missed,
        broken.appointment_date,
        row_number() over (
            partition by planned.procedure_id
            order by broken.appointment_date desc, broken.appointment_id desc
        ) as appointment_rank
    from planned
    inner join broken
        on
            planned.patient_id = broken.patient_id
            and planned.procedure_code_id = broken.procedure_code_id
            and planned.entered_date <= broken.broken_date
),

-- An appointment takes no more procedures of a code than its summary names.
taken as (
    select
        candidates.*,
        row_number() over (
            partition by appointment_id, procedure_code_id
            order by procedure_id
        ) as place
    from candidates
    where appointment_rank = 1
),

final as (
    select
        planned.procedure_id,
        planned.patient_id,
        planned.provider_id,
        planned.procedure_code_id,
        planned.procedure_code,
        planned.procedure_group,
        planned.is_hygiene,
        planned.presented_date,
        planned.charge_amount,
        taken.appointment_id as broken_appointment_id,
        taken.appointment_date as broken_appointment_date,
        coalesce(taken.is_missed, false) as is_missed,
        planned._loaded_at,
        planned._created_at,
        planned._updated_at
    from planned
    left join taken
        on
            planned.procedure_id = taken.procedure_id
            and taken.place <= taken.named_count
)

select * from final
