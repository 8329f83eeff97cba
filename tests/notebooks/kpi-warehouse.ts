import { join } from "node:path";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import { load, run, seed } from "../../pipeline/index.ts";

/** What the KPI pages read, and all it is made of. */
const select = [
  "mart_practice_monthly_kpis",
  "mart_provider_monthly_performance",
  "mart_ar_monthly",
  "mart_production_daily",
  "dim_patient",
  "dim_clinic",
  "dim_provider",
  "dim_carrier",
  "dim_procedure_code",
  "fact_appointment",
  "fact_payment",
  "fact_adjustment",
  "fact_claim",
  "fact_procedure",
  "int_patient_balances",
].map((name) => `+${name}`);

/** A year of a practice with two clinics, simulated, loaded and modelled in a folder. */
export async function makeKpiWarehouse(folder: string): Promise<DuckDbUrl> {
  const practice: DuckDbUrl = { kind: "duckdb", path: join(folder, "practice.duckdb") };
  const warehouse: DuckDbUrl = { kind: "duckdb", path: join(folder, "warehouse.duckdb") };
  await generate({ to: practice, patients: 120, years: 1, seed: 5, clinics: 2 });
  await load({ from: practice, to: warehouse, tables });
  const options = { target: warehouse, projectDirectory: "sql", artifacts: join(folder, "target"), select };
  await seed(options);
  const { ok } = await run(options);
  if (!ok) throw new Error("the models of the KPI pages could not be built");
  return warehouse;
}

const tables = [
  "adjustment",
  "appointment",
  "appointmenttype",
  "carrier",
  "claim",
  "claimpayment",
  "claimproc",
  "claimsnapshot",
  "clinic",
  "commlog",
  "covcat",
  "covspan",
  "benefit",
  "definition",
  "fee",
  "feesched",
  "histappointment",
  "insplan",
  "inssub",
  "operatory",
  "patient",
  "patplan",
  "payment",
  "payplan",
  "payplancharge",
  "paysplit",
  "preference",
  "procedurecode",
  "procedurelog",
  "provider",
  "recall",
  "recalltype",
  "refattach",
  "schedule",
  "scheduleop",
  "statement",
  "userod",
];
