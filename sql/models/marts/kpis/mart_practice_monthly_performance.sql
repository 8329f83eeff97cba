with kpis as (
    select * from {{ ref('mart_practice_monthly_kpis') }}
),

providers_together as (
    select
        month_start,
        {{ sum_money('discounts') }} as discounts,
        {{ sum_money('bad_debt') }} as bad_debt,
        {{ sum_money('account_fees') }} as account_fees,
        {{ sum_money('collections_card') }} as collections_card,
        {{ sum_money('collections_check') }} as collections_check,
        {{ sum_money('collections_cash') }} as collections_cash,
        {{ sum_money('collections_financing') }} as collections_financing,
        {{ sum_money('collections_refunds') }} as collections_refunds,
        {{ sum_money('collections_transfers') }} as collections_transfers,
        {{ sum_money('insurance_collections_check') }} as insurance_collections_check,
        {{ sum_money('insurance_collections_electronic') }} as insurance_collections_electronic,
        {{ sum_money('same_day_production') }} as same_day_production,
        {{ sum_money('treatment_presented') }} as treatment_presented,
        {{ sum_money('treatment_accepted') }} as treatment_accepted,
        {{ sum_money('treatment_unscheduled') }} as treatment_unscheduled,
        sum(scheduled_minutes)::bigint as scheduled_minutes,
        sum(kept_minutes)::bigint as kept_minutes,
        sum(perio_procedures)::bigint as perio_procedures,
        sum(prophy_procedures)::bigint as prophy_procedures,
        sum(hygiene_visits)::bigint as hygiene_visits,
        sum(hygiene_visits_reappointed)::bigint as hygiene_visits_reappointed,
        sum(claims_received)::bigint as claims_received,
        sum(claims_denied)::bigint as claims_denied,
        sum(claim_lines_received)::bigint as claim_lines_received,
        sum(claim_lines_denied)::bigint as claim_lines_denied,
        sum(claim_days)::bigint as claim_days
    from {{ ref('mart_provider_monthly_performance') }}
    group by month_start
),

treatment as (
    select * from {{ ref('int_practice_treatment') }}
),

panel as (
    select
        month_start,
        count(*) filter (where is_active) as active_patients,
        count(*) filter (where is_active_24_months) as active_patients_24_months,
        count(*) as active_patients_36_months,
        count(*) filter (where is_treated_last_year) as patients_to_retain,
        count(*) filter (where is_treated_last_year and is_treated_this_year) as patients_retained,
        count(*) filter (where is_active and is_up_to_date) as patients_up_to_date,
        count(*) filter (where is_active and is_preappointed) as patients_preappointed,
        count(*) filter (where is_active and is_cleaned_this_year) as patients_cleaned_this_year
    from {{ ref('int_patient_months') }}
    group by month_start
),

cleanings as (
    select
        recall_month_start as month_start,
        count(*) as cleanings_to_follow,
        count(*) filter (where is_followed) as cleanings_followed
    from {{ ref('int_cleanings') }}
    group by recall_month_start
),

medians as (
    select
        month_start,
        percentile_cont(0.5) within group (order by days_to_receive)::numeric(12, 4) as claim_turnaround_median
    from {{ ref('int_claim_answers') }}
    group by month_start
),

new_patients as (
    select
        month_start,
        count(*) filter (where source_kind = 'patient') as new_patients_from_patients,
        count(*) filter (where source_kind = 'doctor') as new_patients_from_doctors,
        count(*) filter (where source_kind = 'other') as new_patients_from_other_sources,
        count(*) filter (where source_kind = 'none') as new_patients_without_source,
        {{ sum_money("case when source_kind = 'patient' then first_year_production else 0 end") }}
            as first_year_production_from_patients,
        {{ sum_money("case when source_kind = 'doctor' then first_year_production else 0 end") }}
            as first_year_production_from_doctors,
        {{ sum_money("case when source_kind = 'other' then first_year_production else 0 end") }}
            as first_year_production_from_other_sources,
        {{ sum_money("case when source_kind = 'none' then first_year_production else 0 end") }}
            as first_year_production_without_source
    from {{ ref('int_new_patient_value') }}
    group by month_start
),

receivable_days as (
    select * from {{ ref('int_receivable_days') }}
),

joined as (
    select
        kpis.month_start,
        kpis.month_end,
        kpis.is_partial_month,
        kpis.gross_production,
        kpis.collections,
        kpis.insurance_writeoffs,
        kpis.appointments_missed,
        kpis.appointments_cancelled,
        kpis.appointments_kept + kpis.appointments_broken as appointments_due,
        kpis.ar_total,
        kpis.ar_over_90,
        receivable_days.ar_owed,
        receivable_days.production_of_three_months,
        receivable_days.days_of_three_months,
        providers_together.discounts,
        providers_together.bad_debt,
        providers_together.account_fees,
        providers_together.collections_card,
        providers_together.collections_check,
        providers_together.collections_cash,
        providers_together.collections_financing,
        providers_together.collections_refunds,
        providers_together.collections_transfers,
        providers_together.insurance_collections_check,
        providers_together.insurance_collections_electronic,
        providers_together.same_day_production,
        providers_together.treatment_presented,
        providers_together.treatment_accepted,
        providers_together.treatment_unscheduled,
        providers_together.scheduled_minutes,
        providers_together.kept_minutes,
        providers_together.perio_procedures,
        providers_together.prophy_procedures,
        providers_together.hygiene_visits,
        providers_together.hygiene_visits_reappointed,
        providers_together.claims_received,
        providers_together.claims_denied,
        providers_together.claim_lines_received,
        providers_together.claim_lines_denied,
        providers_together.claim_days,
        treatment.patient_visits,
        treatment.patients_presented,
        treatment.patients_accepted,
        treatment.hygiene_production,
        coalesce(panel.active_patients, 0) as active_patients,
        coalesce(panel.active_patients_24_months, 0) as active_patients_24_months,
        coalesce(panel.active_patients_36_months, 0) as active_patients_36_months,
        coalesce(panel.patients_to_retain, 0) as patients_to_retain,
        coalesce(panel.patients_retained, 0) as patients_retained,
        coalesce(panel.patients_up_to_date, 0) as patients_up_to_date,
        coalesce(panel.patients_preappointed, 0) as patients_preappointed,
        coalesce(panel.patients_cleaned_this_year, 0) as patients_cleaned_this_year,
        coalesce(cleanings.cleanings_to_follow, 0) as cleanings_to_follow,
        coalesce(cleanings.cleanings_followed, 0) as cleanings_followed,
        medians.claim_turnaround_median,
        coalesce(new_patients.new_patients_from_patients, 0) as new_patients_from_patients,
        coalesce(new_patients.first_year_production_from_patients, 0)::numeric(12, 2) as first_year_production_from_patients,
        coalesce(new_patients.new_patients_from_doctors, 0) as new_patients_from_doctors,
        coalesce(new_patients.first_year_production_from_doctors, 0)::numeric(12, 2) as first_year_production_from_doctors,
        coalesce(new_patients.new_patients_from_other_sources, 0) as new_patients_from_other_sources,
        coalesce(new_patients.first_year_production_from_other_sources, 0)::numeric(12, 2) as first_year_production_from_other_sources,
        coalesce(new_patients.new_patients_without_source, 0) as new_patients_without_source,
        coalesce(new_patients.first_year_production_without_source, 0)::numeric(12, 2) as first_year_production_without_source,
        kpis._loaded_at,
        kpis._created_at,
        kpis._updated_at
    from kpis
    inner join providers_together
        on kpis.month_start = providers_together.month_start
    inner join treatment
        on kpis.month_start = treatment.month_start
    inner join receivable_days
        on kpis.month_start = receivable_days.month_start
    left join panel
        on kpis.month_start = panel.month_start
    left join cleanings
        on kpis.month_start = cleanings.month_start
    left join medians
        on kpis.month_start = medians.month_start
    left join new_patients
        on kpis.month_start = new_patients.month_start
),

final as (
    select
        month_start,
        month_end,
        is_partial_month,
        {{ ratio('collections', 'gross_production') | indent(8) }} as gross_collection_rate,
        {{ ratio('insurance_writeoffs', 'gross_production') | indent(8) }} as write_off_rate,
        discounts,
        bad_debt,
        account_fees,
        collections_card,
        collections_check,
        collections_cash,
        collections_financing,
        collections_refunds,
        collections_transfers,
        insurance_collections_check,
        insurance_collections_electronic,
        patient_visits,
        {{ ratio('gross_production', 'patient_visits') | indent(8) }} as production_per_visit,
        scheduled_minutes,
        kept_minutes,
        {{ ratio('kept_minutes', 'scheduled_minutes') | indent(8) }} as chair_utilisation,
        {{ ratio('60 * gross_production', 'scheduled_minutes') | indent(8) }} as production_per_hour,
        {{ ratio('appointments_missed', 'appointments_due') | indent(8) }} as no_show_rate,
        {{ ratio('appointments_cancelled', 'appointments_due') | indent(8) }} as cancellation_rate,
        same_day_production,
        {{ ratio('same_day_production', 'gross_production') | indent(8) }} as same_day_share,
        perio_procedures,
        prophy_procedures,
        {{ ratio('perio_procedures', 'perio_procedures + prophy_procedures') | indent(8) }} as perio_share,
        hygiene_visits,
        hygiene_visits_reappointed,
        {{ ratio('hygiene_visits_reappointed', 'hygiene_visits') | indent(8) }} as hygiene_reappointment_rate,
        claims_received,
        {{ ratio('claim_days', 'claims_received') | indent(8) }} as claim_turnaround,
        claims_denied,
        {{ ratio('claims_denied', 'claims_received') | indent(8) }} as claim_denial_rate,
        claim_lines_received,
        claim_lines_denied,
        {{ ratio('claim_lines_denied', 'claim_lines_received') | indent(8) }} as line_denial_rate,
        treatment_presented,
        treatment_accepted,
        {{ ratio('treatment_accepted', 'treatment_presented') | indent(8) }} as case_acceptance_dollars,
        patients_presented,
        patients_accepted,
        {{ ratio('patients_accepted', 'patients_presented') | indent(8) }} as case_acceptance_patients,
        treatment_unscheduled,
        active_patients_24_months,
        active_patients_36_months,
        {{ ratio('ar_over_90', 'ar_owed') | indent(8) }} as ar_over_90_share,
        {{ ratio('ar_total * days_of_three_months', 'production_of_three_months') | indent(8) }} as days_in_ar,
        claim_turnaround_median,
        hygiene_production,
        {{ ratio('hygiene_production', 'gross_production') | indent(8) }} as hygiene_share,
        patients_to_retain,
        patients_retained,
        {{ ratio('patients_retained', 'patients_to_retain') | indent(8) }} as retention_rate,
        {{ ratio('patients_to_retain - patients_retained', 'patients_to_retain') | indent(8) }} as attrition_rate,
        {{ ratio('cleanings_followed', 'cleanings_to_follow') | indent(8) }} as recall_returned_rate,
        {{ ratio('patients_up_to_date', 'active_patients') | indent(8) }} as recall_up_to_date_rate,
        {{ ratio('patients_preappointed', 'active_patients') | indent(8) }} as recall_preappointed_rate,
        {{ ratio('patients_cleaned_this_year', 'active_patients') | indent(8) }} as recall_seen_in_year_rate,
        new_patients_from_patients,
        new_patients_from_doctors,
        new_patients_from_other_sources,
        new_patients_without_source,
        first_year_production_from_patients,
        first_year_production_from_doctors,
        first_year_production_from_other_sources,
        first_year_production_without_source,
        _loaded_at,
        _created_at,
        _updated_at
    from joined
)

select * from final
