/** What the KPI pages read besides, of the same small practice: figures of providers, but few facts behind them. */
export const kpiPageTables = [
  "create schema intermediate",
  `create table marts.dim_clinic as select 0 as clinic_id, 'Elm Street Dental' as clinic_name`,
  `create table marts.mart_production_daily as select provider_id, 0 as clinic_id from marts.dim_provider`,
  `create table marts.dim_carrier as select 1 as carrier_id, 'Sentinel </script> Mutual' as carrier_name`,
  `create table marts.dim_procedure_code as
    select "CodeNum" as procedure_code_id, "ProcCode" as procedure_code, "Descript" as description from raw.procedurecode`,
  `create or replace table marts.fact_procedure as
    select fact_procedure.*, "CodeNum" as procedure_code_id, false as is_broken_appointment_code
    from marts.fact_procedure join raw.procedurecode on procedure_code = "ProcCode"`,
  `create or replace table marts.mart_provider_monthly_kpis as
    select *, 2 * appointments_kept as procedures_completed, 1::bigint as appointments_missed,
      appointments_broken - 1 as appointments_cancelled, 4::bigint as claims_sent, 3::bigint as claims_outstanding,
      450::numeric(12, 2) as claims_outstanding_amount
    from marts.mart_provider_monthly_kpis`,
  `create table marts.mart_provider_monthly_performance as
    select month_start, provider_id, 9600::bigint as scheduled_minutes, 7200::bigint as kept_minutes,
      10::bigint as hygiene_visits, 8::bigint as hygiene_visits_reappointed, 4::bigint as claims_received,
      1::bigint as claims_denied, 60::bigint as claim_days, 9000::numeric(12, 2) as treatment_presented,
      6000::numeric(12, 2) as treatment_accepted
    from marts.mart_provider_monthly_kpis`,
  `create or replace table marts.mart_practice_monthly_kpis as
    select *, 150::bigint as active_patients from marts.mart_practice_monthly_kpis order by month_start`,
  `create table marts.dim_patient as
    select i as patient_id, i - (i - 1) % 3 as guarantor_id, 'Doe' as last_name, 'Patient ' || i as first_name,
      'patient' as patient_status, date '1980-01-01' + i::integer as birth_date, 1 + i % 3 as primary_provider_id,
      'Sentinel </script> Mutual' as primary_carrier_name, date '2024-07-01' + i::integer as first_visit_date
    from range(1, 181) as numbers (i)`,
  `create table marts.mart_ar_monthly as
    select month_start, 1 as guarantor_id, ar_total as closing_balance, ar_0_30 as balance_0_30,
      ar_31_60 as balance_31_60, ar_61_90 as balance_61_90, ar_over_90 as balance_over_90,
      ar_credit_balances as credit_balance
    from marts.mart_practice_monthly_kpis`,
  `create table marts.fact_adjustment as
    select "PatNum" as patient_id, "ProvNum" as provider_id, 'Discount' as adjustment_type,
      "AdjDate" as adjustment_date, date_trunc('month', "AdjDate")::date as month_start,
      "AdjAmt"::numeric(12, 2) as adjustment_amount
    from raw.adjustment`,
  `create table marts.fact_payment as
    select 'patient' as payer, "SplitNum" as source_id, "PatNum" as patient_id, "ProvNum" as provider_id, 'Check' as payment_method,
      "DatePay" as payment_date, date_trunc('month', "DatePay")::date as month_start,
      "SplitAmt"::numeric(12, 2) as payment_amount, false as is_unearned
    from raw.paysplit`,
  `create table intermediate.int_insurance_payments as
    select "PatNum" as patient_id, "ProvNum" as provider_id, 1 as carrier_id, "DateCP" as payment_date,
      "InsPayAmt"::numeric(12, 2) as insurance_payment, "WriteOff"::numeric(12, 2) as write_off
    from raw.claimproc where "Status" = 1`,
  `create table intermediate.int_ledger_entries as
    select entry_source, source_id, patient_id, provider_id, entry_date, amount::numeric(12, 2) as amount
    from (
      select 'procedure', "ProcNum", "PatNum", "ProvNum", "ProcDate", "ProcFee" from raw.procedurelog where "ProcStatus" = 2
      union all select 'adjustment', "AdjNum", "PatNum", "ProvNum", "AdjDate", "AdjAmt" from raw.adjustment
      union all select 'split', "SplitNum", "PatNum", "ProvNum", "DatePay", -"SplitAmt" from raw.paysplit
      union all select 'insurance payment', "ClaimProcNum", "PatNum", "ProvNum", "DateCP", -"InsPayAmt"
        from raw.claimproc where "Status" = 1
      union all select 'write-off', "ClaimProcNum", "PatNum", "ProvNum", "DateCP", -"WriteOff"
        from raw.claimproc where "Status" = 1
    ) as entries (entry_source, source_id, patient_id, provider_id, entry_date, amount)
    where amount <> 0`,
  `create table marts.fact_appointment
    (patient_id bigint, provider_id bigint, appointment_type_name varchar, appointment_date date, month_start date,
      is_kept boolean, is_broken boolean, is_missed boolean, is_cancelled boolean)`,
  `create table marts.fact_claim
    (patient_id bigint, provider_id bigint, carrier_id bigint, claim_status varchar, sent_date date,
      received_date date, claim_fee numeric(12, 2), is_preauthorisation boolean)`,
];
