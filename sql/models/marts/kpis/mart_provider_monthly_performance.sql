with kpis as (
    select * from {{ ref('mart_provider_monthly_kpis') }}
),

schedule as (
    select * from {{ ref('mart_provider_monthly_schedule') }}
),

money_kinds as (
    select * from {{ ref('int_provider_money_kinds') }}
),

treatment as (
    select * from {{ ref('int_provider_treatment') }}
),

hygiene as (
    select
        month_start,
        provider_id,
        count(*) as hygiene_visits,
        count(*) filter (where is_reappointed) as hygiene_visits_reappointed
    from {{ ref('int_hygiene_visits') }}
    group by month_start, provider_id
),

answers as (
    select
        month_start,
        provider_id,
        count(*) as claims_received,
        sum(days_to_receive)::bigint as claim_days,
        count(*) filter (where is_denied) as claims_denied,
        sum(lines_received)::bigint as claim_lines_received,
        sum(lines_denied)::bigint as claim_lines_denied
    from {{ ref('int_claim_answers') }}
    group by month_start, provider_id
),

joined as (
    select
        kpis.month_start,
        kpis.month_end,
        kpis.provider_id,
        kpis.gross_production,
        kpis.collections,
        kpis.insurance_writeoffs,
        kpis.appointments_missed,
        kpis.appointments_cancelled,
        kpis.appointments_kept + kpis.appointments_broken as appointments_due,
        coalesce(schedule.scheduled_minutes, 0) as scheduled_minutes,
        coalesce(schedule.kept_minutes, 0) as kept_minutes,
        coalesce(money_kinds.discounts, 0)::numeric(12, 2) as discounts,
        coalesce(money_kinds.bad_debt, 0)::numeric(12, 2) as bad_debt,
        coalesce(money_kinds.account_fees, 0)::numeric(12, 2) as account_fees,
        coalesce(money_kinds.collections_card, 0)::numeric(12, 2) as collections_card,
        coalesce(money_kinds.collections_check, 0)::numeric(12, 2) as collections_check,
        coalesce(money_kinds.collections_cash, 0)::numeric(12, 2) as collections_cash,
        coalesce(money_kinds.collections_financing, 0)::numeric(12, 2) as collections_financing,
        coalesce(money_kinds.collections_refunds, 0)::numeric(12, 2) as collections_refunds,
        coalesce(money_kinds.collections_transfers, 0)::numeric(12, 2) as collections_transfers,
        coalesce(money_kinds.insurance_collections_check, 0)::numeric(12, 2) as insurance_collections_check,
        coalesce(money_kinds.insurance_collections_electronic, 0)::numeric(12, 2) as insurance_collections_electronic,
        coalesce(treatment.patient_visits, 0) as patient_visits,
        coalesce(treatment.same_day_production, 0)::numeric(12, 2) as same_day_production,
        coalesce(treatment.perio_procedures, 0) as perio_procedures,
        coalesce(treatment.prophy_procedures, 0) as prophy_procedures,
        coalesce(treatment.treatment_presented, 0)::numeric(12, 2) as treatment_presented,
        coalesce(treatment.treatment_accepted, 0)::numeric(12, 2) as treatment_accepted,
        coalesce(treatment.treatment_unscheduled, 0)::numeric(12, 2) as treatment_unscheduled,
        coalesce(treatment.patients_presented, 0) as patients_presented,
        coalesce(treatment.patients_accepted, 0) as patients_accepted,
        coalesce(hygiene.hygiene_visits, 0) as hygiene_visits,
        coalesce(hygiene.hygiene_visits_reappointed, 0) as hygiene_visits_reappointed,
        coalesce(answers.claims_received, 0) as claims_received,
        coalesce(answers.claim_days, 0) as claim_days,
        coalesce(answers.claims_denied, 0) as claims_denied,
        coalesce(answers.claim_lines_received, 0) as claim_lines_received,
        coalesce(answers.claim_lines_denied, 0) as claim_lines_denied,
        kpis._loaded_at,
        kpis._created_at,
        kpis._updated_at
    from kpis
    left join schedule
        on
            kpis.month_start = schedule.month_start
            and kpis.provider_id = schedule.provider_id
    left join money_kinds
        on
            kpis.month_start = money_kinds.month_start
            and kpis.provider_id = money_kinds.provider_id
    left join treatment
        on
            kpis.month_start = treatment.month_start
            and kpis.provider_id = treatment.provider_id
    left join hygiene
        on
            kpis.month_start = hygiene.month_start
            and kpis.provider_id = hygiene.provider_id
    left join answers
        on
            kpis.month_start = answers.month_start
            and kpis.provider_id = answers.provider_id
),

final as (
    select
        month_start,
        month_end,
        provider_id,
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
        claim_days,
        _loaded_at,
        _created_at,
        _updated_at
    from joined
)

select * from final
