with new_patients as (
    select * from {{ ref('int_new_patient_value') }}
),

patient_value as (
    select * from {{ ref('int_patient_value') }}
),

retention as (
    select * from {{ ref('int_patient_retention') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

counted as (
    select
        new_patients.month_start,
        new_patients.provider_id,
        count(*) as new_patients,
        count(*) filter (where new_patients.is_reappointed) as new_patients_reappointed,
        count(*) filter (where new_patients.referral_id is not null) as new_patients_referred,
        count(*) filter (where retention.is_active) as new_patients_still_active,
        count(*) filter (
            where (new_patients.first_visit_date + interval '12 months')::date <= as_of.as_of_date
        ) as new_patients_of_a_year_ago,
        count(*) filter (
            where (new_patients.first_visit_date + interval '12 months')::date <= as_of.as_of_date
            and retention.is_returned_within_12_months
        ) as new_patients_returned,
        {{ sum_money('new_patients.first_year_production') }} as first_year_production,
        {{ sum_money('patient_value.production_to_date') }} as production_to_date,
        {{ sum_money('patient_value.collections_to_date') }} as collections_to_date,
        max(new_patients._loaded_at) as _loaded_at,
        min(new_patients._created_at) as _created_at,
        max(new_patients._updated_at) as _updated_at
    from new_patients
    cross join as_of
    inner join patient_value
        on new_patients.patient_id = patient_value.patient_id
    left join retention
        on new_patients.patient_id = retention.patient_id
    group by new_patients.month_start, new_patients.provider_id
),

rated as (
    select
        counted.*,
        {{ ratio('new_patients_reappointed', 'new_patients') | indent(8) }} as new_patient_reappointment_rate,
        {{ ratio('new_patients_returned', 'new_patients_of_a_year_ago') | indent(8) }} as new_patient_return_rate,
        {{ ratio('first_year_production', 'new_patients') | indent(8) }} as first_year_production_per_patient
    from counted
),

final as (
    select
        month_start,
        provider_id,
        new_patients,
        new_patients_referred,
        new_patients_reappointed,
        new_patient_reappointment_rate,
        {{ performance_tier('new_patient_reappointment_rate', 'rated.new_patient_reappointment_rate') | indent(8) }}
            as new_patient_reappointment_tier,
        new_patients_of_a_year_ago,
        new_patients_returned,
        new_patient_return_rate,
        new_patients_still_active,
        first_year_production,
        first_year_production_per_patient,
        production_to_date,
        collections_to_date,
        _loaded_at,
        _created_at,
        _updated_at
    from rated
)

select * from final
