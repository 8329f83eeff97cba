/**
 * What the KPI pages work with: the marts' additive measures by month and provider, and what stands at each month's
 * end. Money is in integer cents, and measures have the names of the marts' columns.
 */

/** Happen in a month: add up over months and over providers. */
export const flowNames = [
  "gross_production",
  "procedures_completed",
  "adjustments",
  "insurance_writeoffs",
  "patient_collections",
  "insurance_collections",
  "new_patients",
  "appointments_kept",
  "appointments_broken",
  "appointments_missed",
  "appointments_cancelled",
  "scheduled_minutes",
  "kept_minutes",
  "hygiene_visits",
  "hygiene_visits_reappointed",
  "claims_sent",
  "claims_received",
  "claims_denied",
  "claim_days",
  "treatment_presented",
  "treatment_accepted",
] as const;

/** Stand at a month's end: add up over providers, never over months. */
export const standingNames = [
  "receivable_balance",
  "claims_outstanding",
  "claims_outstanding_amount",
] as const;

/** Stand at a month's end and are kept by family: add up over locations, and are unknown by provider. */
export const familyNames = [
  "ar_total",
  "ar_0_30",
  "ar_31_60",
  "ar_61_90",
  "ar_over_90",
  "ar_credit_balances",
] as const;

/** The ages of what families owe, the youngest first. */
export const receivableAges = [
  { name: "ar_0_30", label: "0–30 days", colour: "age0" },
  { name: "ar_31_60", label: "31–60 days", colour: "age31" },
  { name: "ar_61_90", label: "61–90 days", colour: "age61" },
  { name: "ar_over_90", label: "Over 90 days", colour: "age90" },
] as const satisfies readonly {
  readonly name: FamilyName;
  readonly label: string;
  readonly colour: string;
}[];

export type FlowName = (typeof flowNames)[number];
export type StandingName = (typeof standingNames)[number];
export type FamilyName = (typeof familyNames)[number];

export const moneyNames: ReadonlySet<string> = new Set<FlowName | StandingName>([
  "gross_production",
  "adjustments",
  "insurance_writeoffs",
  "patient_collections",
  "insurance_collections",
  "treatment_presented",
  "treatment_accepted",
  "receivable_balance",
  "claims_outstanding_amount",
]);

export interface KpiProvider {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  /** Place in `locations`. */
  readonly location: number;
}

/** Days of the practice on which patients had work done by just these providers. */
export interface VisitsTogether {
  readonly month: number;
  /** Places of the providers. */
  readonly providers: readonly number[];
  readonly visits: number;
}

export interface KpiData {
  /** `2026-06-30`, the day to which the books go. */
  readonly asOf: string;
  /** `2026-06`, without a gap, oldest first. All other data name a month by its place here. */
  readonly months: readonly string[];
  /** Months of which the books have only a part. */
  readonly partialMonths: readonly number[];
  /** Where providers work; the last may stand for those at none or at several. */
  readonly locations: readonly string[];
  /** Those with a figure in any month. All other data name a provider by the place here. */
  readonly providers: readonly KpiProvider[];
  /** By measure, the figure of each month and provider: at `month * providers.length + provider`. */
  readonly cells: Readonly<Record<FlowName | StandingName, readonly number[]>>;
  /** By measure, the figure of each month and location: at `month * locations.length + location`. */
  readonly families: Readonly<Record<FamilyName, readonly number[]>>;
  /** By provider they add up wrongly, as one visit may be the work of two; so they are kept by who worked together. */
  readonly visits: readonly VisitsTogether[];
  /** Patients at the month's end who were treated in the eighteen months before; of the practice. */
  readonly activePatients: readonly number[];
  /** The first month whose patients can be listed. */
  readonly listedFrom: number;
}
