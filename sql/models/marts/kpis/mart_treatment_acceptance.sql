with presented as (
    select * from {{ ref('int_presented_treatment') }}
),

charges as (
    select * from {{ ref('int_procedure_charges') }}
),

catalogue as (
    select * from {{ ref('int_procedure_catalogue') }}
),

fates as (
    select
        presented.month_start,
        presented.provider_id,
        presented.patient_id,
        catalogue.procedure_group,
        presented.charge_amount,
        case
            when charges.is_completed then 'completed'
            when presented.is_accepted then 'scheduled'
            when presented.is_unscheduled then 'unscheduled'
            else 'dropped'
        end as fate,
        presented._loaded_at,
        presented._created_at,
        presented._updated_at
    from presented
    inner join charges
        on presented.procedure_id = charges.procedure_id
    inner join catalogue
        on charges.procedure_code_id = catalogue.procedure_code_id
),

grouped as (
    select
        month_start,
        provider_id,
        procedure_group,
        count(*) as procedures_presented,
        count(distinct patient_id) as patients_presented,
        count(distinct case when fate in ('completed', 'scheduled') then patient_id end) as patients_accepted,
        {{ sum_money('charge_amount') }} as treatment_presented,
        {{ sum_money("case when fate = 'completed' then charge_amount else 0 end") }} as treatment_completed,
        {{ sum_money("case when fate = 'scheduled' then charge_amount else 0 end") }} as treatment_scheduled,
        {{ sum_money("case when fate = 'unscheduled' then charge_amount else 0 end") }} as treatment_unscheduled,
        {{ sum_money("case when fate = 'dropped' then charge_amount else 0 end") }} as treatment_dropped,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from fates
    group by month_start, provider_id, procedure_group
),

rated as (
    select
        grouped.*,
        (treatment_completed + treatment_scheduled)::numeric(12, 2) as treatment_accepted,
        {{ ratio('treatment_completed + treatment_scheduled', 'treatment_presented') | indent(8) }}
            as case_acceptance_dollars,
        {{ ratio('patients_accepted', 'patients_presented') | indent(8) }} as case_acceptance_patients
    from grouped
),

final as (
    select
        month_start,
        provider_id,
        procedure_group,
        procedures_presented,
        patients_presented,
        patients_accepted,
        treatment_presented,
        treatment_accepted,
        treatment_completed,
        treatment_scheduled,
        treatment_unscheduled,
        treatment_dropped,
        case_acceptance_dollars,
        {{ performance_tier('case_acceptance_dollars', 'rated.case_acceptance_dollars') | indent(8) }}
            as case_acceptance_dollars_tier,
        case_acceptance_patients,
        {{ performance_tier('case_acceptance_patients', 'rated.case_acceptance_patients') | indent(8) }}
            as case_acceptance_patients_tier,
        _loaded_at,
        _created_at,
        _updated_at
    from rated
)

select * from final
