export interface KpiDefinition {
  readonly name: string;
  readonly grain: "provider_month" | "practice_month";
  readonly unit: "dollars" | "count" | "ratio";
  readonly definition: string;
}

type Kpi = readonly [name: string, unit: KpiDefinition["unit"], definition: string];

/** Each is answered by provider and month, and for the whole practice by month under the name with `practice_` before it. */
const sharedKpis = [
  [
    "gross_production",
    "dollars",
    "Fee times units of the procedures completed in the month, by the procedure's provider.",
  ],
  [
    "procedures_completed",
    "count",
    "Procedures completed in the month, without the broken-appointment codes D9986 and D9987.",
  ],
  ["adjustments", "dollars", "Adjustments dated in the month, signed: discounts are negative."],
  [
    "insurance_writeoffs",
    "dollars",
    "What insurers' contracts wrote off on received and supplemental claim lines posted in the month; positive.",
  ],
  ["net_production", "dollars", "Gross production plus adjustments minus insurance write-offs."],
  [
    "patient_collections",
    "dollars",
    "Splits of patients' payments dated in the month, refunds taken off, without unearned income.",
  ],
  ["insurance_collections", "dollars", "What insurers paid on claim lines posted in the month."],
  ["collections", "dollars", "Patient collections plus insurance collections."],
  [
    "net_collection_rate",
    "ratio",
    "Collections divided by net production of the same month; empty without net production.",
  ],
  [
    "new_patients",
    "count",
    "Patients whose first completed procedure, other than D9986 and D9987, was in the month; by their primary provider as of the end.",
  ],
  [
    "appointments_kept",
    "count",
    "Completed appointments that start in the month; on a hygiene visit with a hygienist the hygienist's, otherwise the provider's.",
  ],
  [
    "appointments_broken",
    "count",
    "Appointments whose start falls in the calendar month and that stand broken, missed or cancelled; attributed as the kept ones.",
  ],
  ["appointments_missed", "count", "Broken appointments that were last broken by not coming."],
  ["appointments_cancelled", "count", "Broken appointments that were last broken by cancelling."],
  ["broken_appointment_rate", "ratio", "Broken appointments divided by kept and broken ones."],
  ["claims_sent", "count", "Primary and secondary claims sent in the month, by the treating provider."],
  ["claims_outstanding", "count", "Claims sent by the month's end and not received by then."],
  ["claims_outstanding_amount", "dollars", "Fees billed on the outstanding claims."],
  [
    "receivable_balance",
    "dollars",
    "At the month's end, completed procedures plus adjustments minus all splits, insurance payments and write-offs so far, each by its own provider.",
  ],
] as const satisfies readonly Kpi[];

const practiceKpis = [
  [
    "practice_unearned_income",
    "dollars",
    "Splits of unearned income dated in the month: prepayments taken minus those used or given back.",
  ],
  ["practice_ar_total", "dollars", "Sum of the families' balances at the month's end."],
  [
    "practice_ar_0_30",
    "dollars",
    "What families owe for charges up to 30 days old at the month's end, credits having paid the oldest charges first.",
  ],
  ["practice_ar_31_60", "dollars", "The same for charges 31 to 60 days old."],
  ["practice_ar_61_90", "dollars", "The same for charges 61 to 90 days old."],
  ["practice_ar_over_90", "dollars", "The same for charges more than 90 days old."],
  ["practice_ar_credit_balances", "dollars", "Sum of the families' balances below zero; negative."],
  [
    "practice_insurance_estimate",
    "dollars",
    "Estimated payments and write-offs of claim lines sent by the month's end and not posted by then.",
  ],
  [
    "practice_active_patients",
    "count",
    "Patients with a completed procedure, other than D9986 and D9987, after the same day eighteen months before the month's end.",
  ],
] as const satisfies readonly Kpi[];

export type SharedKpiName = (typeof sharedKpis)[number][0];
export type PracticeKpiName = (typeof practiceKpis)[number][0];

/** The names of the KPIs that have both grains, in their order. */
export const sharedKpiNames: readonly SharedKpiName[] = sharedKpis.map(([name]) => name);

/** Every KPI of the answer key. */
export const kpiDefinitions: readonly KpiDefinition[] = [
  sharedKpis.map(([name, unit, definition]) => kpi(name, "provider_month", unit, definition)),
  sharedKpis.map(([name, unit, definition]) => kpi(`practice_${name}`, "practice_month", unit, definition)),
  practiceKpis.map(([name, unit, definition]) => kpi(name, "practice_month", unit, definition)),
].flat();

function kpi(
  name: string,
  grain: KpiDefinition["grain"],
  unit: KpiDefinition["unit"],
  definition: string,
): KpiDefinition {
  return { name, grain, unit, definition };
}
