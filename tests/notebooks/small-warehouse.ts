import { DuckDBInstance } from "@duckdb/node-api";
import { kpiPageTables } from "./kpi-page-tables.ts";

/**
 * Writes a small warehouse, two years of three providers, with the tables that the site reads.
 * Its figures are plausible but made by plain arithmetic: no simulation, the same bytes of data each time.
 *
 * @param changes statements that make another practice of it
 */
export async function makeSmallWarehouse(path: string, changes: readonly string[] = []): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of [...rawTables, ...martTables, ...kpiPageTables, ...changes])
    await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

const asOf = "date '2026-06-30'";

const rawTables = [
  "create schema raw",
  "create schema marts",
  `create table raw.procedurecode as select *, 0 as "BaseUnits" from (values
    (1, 'D0120', 'Periodic exam', 65.0), (2, 'D1110', 'Adult cleaning', 118.0), (3, 'D0274', 'Four bitewings', 82.0),
    (4, 'D2392', 'Composite, two surfaces', 268.0), (5, 'D2740', 'Ceramic crown', 1395.0),
    (6, 'D3330', 'Root canal, molar', 1260.0), (7, 'D7140', 'Extraction <simple>', 231.0)
  ) as codes ("CodeNum", "ProcCode", "Descript", fee)`,
  `create table raw.procedurelog as
    select i as "ProcNum", 1 + i * 37 % 180 as "PatNum",
      case when i % 3 = 0 then 1 when i % 3 = 1 then 2 else 3 end as "ProvNum", "CodeNum",
      (date '2024-07-01' + (i * 7919 % 730)::integer)::date as "ProcDate",
      fee::double as "ProcFee", 1 as "UnitQty", 0 as "BaseUnits",
      (case when i % 11 = 0 then 1 else 2 end)::smallint as "ProcStatus",
      case when "CodeNum" > 3 then (1 + i * 13 % 32)::varchar else '' end as "ToothNum", '' as "Surf"
    from range(1, 2101) as numbers (i)
    join raw.procedurecode on "CodeNum" = case i * 31 % 20 when 0 then 5 when 1 then 6 when 2 then 7 when 3 then 4
      when 4 then 4 when 5 then 4 when 6 then 3 when 7 then 3 when 8 then 3 when 9 then 3 else 1 + i % 2 end`,
  `create table raw.adjustment as
    select "ProcNum" as "AdjNum", "PatNum", "ProvNum", "ProcNum", "ProcDate" as "AdjDate",
      round(-0.1 * "ProcFee", 2) as "AdjAmt", 1 as "AdjType"
    from raw.procedurelog where "ProcStatus" = 2 and "ProcNum" % 9 = 0`,
  `create table raw.claimproc as
    select "ProcNum" as "ClaimProcNum", "ProcNum", "ProcNum" as "ClaimNum", "PatNum", "ProvNum",
      (case when "ProcDate" + 21 <= ${asOf} then 1 else 0 end)::smallint as "Status", "ProcDate",
      case when "ProcDate" + 21 <= ${asOf} then "ProcDate" + 21 else date '0001-01-01' end as "DateCP",
      "ProcFee" as "FeeBilled", round(0.48 * "ProcFee", 2) as "InsPayEst",
      case when "ProcDate" + 21 <= ${asOf} then round(0.48 * "ProcFee", 2) else 0 end as "InsPayAmt",
      case when "ProcDate" + 21 <= ${asOf} then round(0.22 * "ProcFee", 2) else 0 end as "WriteOff"
    from raw.procedurelog where "ProcStatus" = 2 and "ProcNum" % 10 < 7`,
  `create table raw.paysplit as
    select p."ProcNum" as "SplitNum", p."ProcNum" as "PayNum", p."PatNum", p."ProvNum", p."ProcNum",
      p."ProcDate" + (p."ProcNum" * 17 % 55)::integer as "DatePay",
      round(p."ProcFee" + coalesce(a."AdjAmt", 0) - coalesce(c."InsPayAmt" + c."WriteOff", 0), 2) as "SplitAmt",
      0 as "UnearnedType"
    from raw.procedurelog p
    left join raw.adjustment a using ("ProcNum")
    left join raw.claimproc c using ("ProcNum")
    where p."ProcStatus" = 2 and p."ProcNum" % 13 <> 0
      and p."ProcDate" + (p."ProcNum" * 17 % 55)::integer <= ${asOf} and coalesce(c."Status", 1) = 1`,
];

const months = `(select month_start::date as month_start from range(date '2024-07-01', date '2026-07-01', interval 1 month)
  as months (month_start))`;

const martTables = [
  `create table marts.dim_provider as select * from (values
    (1, 'DRW', 'Ada', 'Wren', 'DDS', 'General', 'dentist'), (2, 'DRL', 'Ben', 'Lake', 'DMD', 'General', 'dentist'),
    (3, 'HYG1', 'Cleo', 'Marsh & Co', 'RDH', 'Hygiene', 'hygienist')
  ) as providers (provider_id, provider_abbreviation, first_name, last_name, suffix, specialty, provider_role)`,
  `create table marts.fact_procedure as
    select p."ProcNum" as procedure_id, p."PatNum" as patient_id, p."ProvNum" as provider_id,
      codes."ProcCode" as procedure_code, p."ProcDate" as procedure_date,
      date_trunc('month', p."ProcDate")::date as month_start, p."ToothNum" as tooth_number,
      p."ProcFee"::numeric(12, 2) as charge_amount, coalesce(a."AdjAmt", 0)::numeric(12, 2) as adjusted,
      coalesce(c."InsPayAmt", 0)::numeric(12, 2) as insurance_paid,
      coalesce(c."WriteOff", 0)::numeric(12, 2) as insurance_written_off,
      coalesce(s."SplitAmt", 0)::numeric(12, 2) as patient_paid, p."ProcStatus" = 2 as is_completed
    from raw.procedurelog p join raw.procedurecode codes using ("CodeNum")
    left join raw.adjustment a using ("ProcNum") left join raw.claimproc c using ("ProcNum")
    left join raw.paysplit s using ("ProcNum")`,
  `create table marts.mart_provider_monthly_kpis as
    with events as (
      select date_trunc('month', "ProcDate")::date as m, "ProvNum" as p, "ProcFee" as gross, 0 as adj, 0 as wo, 0 as pat, 0 as ins
        from raw.procedurelog where "ProcStatus" = 2
      union all select date_trunc('month', "AdjDate"), "ProvNum", 0, "AdjAmt", 0, 0, 0 from raw.adjustment
      union all select date_trunc('month', "DateCP"), "ProvNum", 0, 0, "WriteOff", 0, "InsPayAmt" from raw.claimproc where "Status" = 1
      union all select date_trunc('month', "DatePay"), "ProvNum", 0, 0, 0, "SplitAmt", 0 from raw.paysplit
    ), sums as (
      select m::date as month_start, p::bigint as provider_id, sum(gross)::numeric(12, 2) as gross_production,
        sum(adj)::numeric(12, 2) as adjustments, sum(wo)::numeric(12, 2) as insurance_writeoffs,
        sum(pat)::numeric(12, 2) as patient_collections, sum(ins)::numeric(12, 2) as insurance_collections
      from events group by all
    )
    select month_start, last_day(month_start) as month_end, provider_id, gross_production, adjustments,
      insurance_writeoffs, (gross_production + adjustments - insurance_writeoffs)::numeric(12, 2) as net_production,
      patient_collections, insurance_collections,
      (patient_collections + insurance_collections)::numeric(12, 2) as collections, 0::numeric(12, 2) as unearned_income,
      (sum(gross_production + adjustments - insurance_writeoffs - patient_collections - insurance_collections)
        over (partition by provider_id order by month_start))::numeric(12, 2) as receivable_balance,
      (2 + (month(month_start) + provider_id) % 5)::bigint as new_patients,
      (40 + (month(month_start) * provider_id) % 17)::bigint as appointments_kept,
      (3 + (month(month_start) + provider_id) % 6)::bigint as appointments_broken
    from sums`,
  `create table marts.mart_practice_monthly_kpis as
    with together as (
      select month_start, max(month_end) as month_end, sum(gross_production) as gross_production,
        sum(adjustments) as adjustments, sum(insurance_writeoffs) as insurance_writeoffs,
        sum(net_production) as net_production, sum(patient_collections) as patient_collections,
        sum(insurance_collections) as insurance_collections, sum(collections) as collections,
        sum(unearned_income) as unearned_income, sum(receivable_balance) as receivable_balance,
        sum(new_patients)::bigint as new_patients, sum(appointments_kept)::bigint as appointments_kept,
        sum(appointments_broken)::bigint as appointments_broken
      from marts.mart_provider_monthly_kpis group by month_start
    )
    select together.*, false as is_partial_month, round(collections / nullif(net_production, 0), 4) as net_collection_rate,
      receivable_balance as ar_total, round(0.52 * (receivable_balance + 250), 2)::numeric(12, 2) as ar_0_30,
      round(0.21 * (receivable_balance + 250), 2)::numeric(12, 2) as ar_31_60,
      round(0.11 * (receivable_balance + 250), 2)::numeric(12, 2) as ar_61_90,
      round(0.16 * (receivable_balance + 250), 2)::numeric(12, 2) as ar_over_90,
      -250::numeric(12, 2) as ar_credit_balances, round(0.3 * receivable_balance, 2)::numeric(12, 2) as insurance_estimate
    from ${months} join together using (month_start) order by month_start`,
];
