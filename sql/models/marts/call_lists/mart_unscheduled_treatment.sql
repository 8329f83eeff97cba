with unscheduled as (
    select * from {{ ref('int_unscheduled_treatment') }}
),

plan_lines as (
    select
        procedure_id,
        priority_name,
        priority_order
    from {{ ref('int_treatment_plan_lines') }}
    where is_active_plan
),

patients as (
    select * from {{ ref('dim_patient') }}
    where patient_status = 'patient'
),

phones as (
    select * from {{ ref('int_patient_phones') }}
),

next_visits as (
    select
        visits.patient_id,
        min(visits.appointment_date) as next_appointment_date
    from {{ ref('int_appointment_outcomes') }} as visits
    inner join {{ ref('int_practice_as_of') }} as as_of
        on visits.appointment_date > as_of.as_of_date
    where visits.appointment_status_code = 1
    group by visits.patient_id
),

benefits as (
    select
        patient_id,
        {{ sum_money('remaining_amount') }} as benefits_remaining,
        bool_or(annual_maximum is null or remaining_amount > 0) as has_benefits_left
    from {{ ref('int_benefit_use') }}
    where is_current_year
    group by patient_id
),

balances as (
    select * from {{ ref('int_patient_balances') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

ranked_lines as (
    select
        unscheduled.*,
        plan_lines.priority_name,
        plan_lines.priority_order,
        row_number() over (
            partition by unscheduled.patient_id
            order by plan_lines.priority_order nulls last, unscheduled.charge_amount desc, unscheduled.procedure_id
        ) as line_rank
    from unscheduled
    left join plan_lines
        on unscheduled.procedure_id = plan_lines.procedure_id
),

work as (
    select
        patient_id,
        count(*) as procedure_count,
        {{ sum_money('charge_amount') }} as unscheduled_amount,
        {{ sum_money('case when broken_appointment_id is null then 0 else charge_amount end') }} as broken_visit_amount,
        min(presented_date) as first_presented_date,
        max(presented_date) as last_presented_date,
        max(case when line_rank = 1 then procedure_code end) as first_procedure_code,
        max(case when line_rank = 1 then priority_name end) as first_priority,
        max(case when line_rank = 1 then priority_order end) as first_priority_order,
        max(case when line_rank = 1 then provider_id end) as provider_id,
        max(_updated_at) as _updated_at
    from ranked_lines
    group by patient_id
),

scored as (
    select
        work.*,
        patients.first_name,
        patients.last_name,
        patients.age_years,
        patients.last_visit_date,
        phones.best_phone,
        phones.can_be_texted,
        next_visits.next_appointment_date,
        coalesce(benefits.benefits_remaining, 0)::numeric(12, 2) as benefits_remaining,
        coalesce(balances.balance, 0)::numeric(12, 2) as balance,
        case
            when work.unscheduled_amount >= 3000 then 40
            when work.unscheduled_amount >= 1000 then 30
            when work.unscheduled_amount >= 500 then 20
            when work.unscheduled_amount >= 200 then 10
            else 0
        end as amount_points,
        case
            when work.first_priority_order = 0 then 30
            when work.first_priority_order = 1 then 15
            else 0
        end as urgency_points,
        case
            when patients.last_visit_date > (as_of.as_of_date - interval '6 months')::date then 20
            when patients.last_visit_date > (as_of.as_of_date - interval '18 months')::date then 10
            else 0
        end as recency_points,
        case when benefits.has_benefits_left then 10 else 0 end as benefit_points,
        patients._loaded_at,
        patients._created_at
    from work
    inner join patients
        on work.patient_id = patients.patient_id
    cross join as_of
    left join phones
        on work.patient_id = phones.patient_id
    left join next_visits
        on work.patient_id = next_visits.patient_id
    left join benefits
        on work.patient_id = benefits.patient_id
    left join balances
        on work.patient_id = balances.patient_id
),

totalled as (
    select
        scored.*,
        amount_points + urgency_points + recency_points + benefit_points as priority_score
    from scored
),

final as (
    select
        patient_id,
        last_name,
        first_name,
        age_years,
        best_phone,
        can_be_texted,
        unscheduled_amount,
        procedure_count,
        broken_visit_amount,
        first_procedure_code,
        first_priority,
        provider_id,
        first_presented_date,
        last_presented_date,
        last_visit_date,
        next_appointment_date,
        benefits_remaining,
        balance,
        priority_score,
        case
            when priority_score >= 80 then 'high'
            when priority_score >= 50 then 'medium'
            else 'low'
        end as priority,
        row_number() over (
            order by priority_score desc, unscheduled_amount desc, patient_id
        ) as call_rank,
        _loaded_at,
        _created_at,
        _updated_at
    from totalled
)

select * from final
