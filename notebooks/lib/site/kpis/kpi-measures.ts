import {
  type FamilyName,
  type FlowName,
  type KpiData,
  moneyNames,
  receivableAges,
  type StandingName,
} from "./kpi-data.ts";
import type { Scope } from "./kpi-scope.ts";

export type Unit = "money" | "count" | "share" | "days" | "hours" | "rate-money";

/** A KPI as the pages show it: worked out from cells for any months and providers, so that no rate is ever averaged. */
export interface Measure {
  readonly name: string;
  readonly title: string;
  /** Of the column, where the title is too long. */
  readonly short?: string;
  readonly unit: Unit;
  /** One sentence: what it is. */
  readonly meaning: string;
  /** Over several months: the sum, a ratio of sums, or what stands at the end of the last. */
  readonly over: "sum" | "ratio" | "end";
  /** In dollars, a count, a share of 1, days or hours; null where there is none, as without a denominator. */
  readonly value: (data: KpiData, scope: Scope) => number | null;
}

type Signs = Readonly<Partial<Record<FlowName, 1 | -1>>>;

/** Sum of flows over the scope, in cents or counts. */
function sumOfFlows(data: KpiData, scope: Scope, signs: Signs): number {
  const width = data.providers.length;
  let sum = 0;
  for (const [name, sign] of Object.entries(signs)) {
    const cells = data.cells[name as FlowName]; // the keys of Signs
    for (let month = scope.from; month <= scope.to; month++)
      for (const provider of scope.providers) sum += sign * (cells[month * width + provider] ?? 0);
  }
  return sum;
}

const isMoney = (signs: Signs): boolean => Object.keys(signs).some((name) => moneyNames.has(name));

function flow(name: string, title: string, meaning: string, signs: Signs, short?: string): Measure {
  const money = isMoney(signs);
  return {
    name,
    title,
    meaning,
    unit: money ? "money" : "count",
    over: "sum",
    value: (data, scope) => sumOfFlows(data, scope, signs) / (money ? 100 : 1),
    ...(short === undefined ? {} : { short }),
  };
}

interface Ratio {
  readonly of: Signs;
  readonly per: Signs;
  readonly unit: Unit;
  /** 60 for what is counted in minutes and given by the hour. */
  readonly times?: number;
  readonly short?: string;
}

function ratio(
  name: string,
  title: string,
  meaning: string,
  { of, per, unit, times = 1, short }: Ratio,
): Measure {
  const scale = (isMoney(of) ? 100 : 1) / (isMoney(per) ? 100 : 1);
  return {
    name,
    title,
    meaning,
    unit,
    over: "ratio",
    value: (data, scope) => {
      const whole = sumOfFlows(data, scope, per);
      return whole === 0 ? null : (times * sumOfFlows(data, scope, of)) / whole / scale;
    },
    ...(short === undefined ? {} : { short }),
  };
}

function standing(name: StandingName, title: string, meaning: string, short?: string): Measure {
  const money = moneyNames.has(name);
  return {
    name,
    title,
    meaning,
    unit: money ? "money" : "count",
    over: "end",
    value: (data, scope) => {
      const cells = data.cells[name];
      const row = scope.to * data.providers.length;
      const sum = [...scope.providers].reduce((total, place) => total + (cells[row + place] ?? 0), 0);
      return sum / (money ? 100 : 1);
    },
    ...(short === undefined ? {} : { short }),
  };
}

function ofFamilies(name: FamilyName, title: string, meaning: string, short?: string): Measure {
  return {
    name,
    title,
    meaning,
    unit: "money",
    over: "end",
    value: (data, scope) => (scope.isByProvider ? null : standsWithFamilies(data, scope, name) / 100),
    ...(short === undefined ? {} : { short }),
  };
}

function standsWithFamilies(data: KpiData, { to, location }: Scope, name: FamilyName): number {
  const cells = data.families[name];
  const width = data.locations.length;
  const row = cells.slice(to * width, (to + 1) * width);
  return location === undefined ? row.reduce((sum, cents) => sum + cents, 0) : (row[location] ?? 0);
}

/** Days on which a patient had work done by any of the scope's providers, each once. */
function visitsIn(data: KpiData, scope: Scope): number {
  return data.visits
    .filter(({ month }) => month >= scope.from && month <= scope.to)
    .filter(({ providers }) => providers.some((place) => scope.providers.has(place)))
    .reduce((sum, { visits }) => sum + visits, 0);
}

const netSigns: Signs = { gross_production: 1, adjustments: 1, insurance_writeoffs: -1 };
const collectionSigns: Signs = { patient_collections: 1, insurance_collections: 1 };
const dueSigns: Signs = { appointments_kept: 1, appointments_broken: 1 };

export const measures = {
  gross_production: flow(
    "gross_production",
    "Gross production",
    "Fee times units of the procedures completed.",
    { gross_production: 1 },
  ),
  adjustments: flow("adjustments", "Adjustments", "Discounts, bad debt and fees, signed.", {
    adjustments: 1,
  }),
  insurance_writeoffs: flow(
    "insurance_writeoffs",
    "Write-offs",
    "What insurers' contracts wrote off, by the day it was posted.",
    { insurance_writeoffs: -1 },
  ),
  net_production: flow(
    "net_production",
    "Net production",
    "Gross production with adjustments, less write-offs.",
    netSigns,
  ),
  patient_collections: flow(
    "patient_collections",
    "From patients",
    "Patients' payments less refunds, without unearned income.",
    { patient_collections: 1 },
  ),
  insurance_collections: flow(
    "insurance_collections",
    "From insurers",
    "What insurers paid, by the day it was posted.",
    { insurance_collections: 1 },
  ),
  collections: flow("collections", "Collections", "From patients and insurers together.", collectionSigns),
  net_collection_rate: ratio(
    "net_collection_rate",
    "Net collection rate",
    "Collections over net production of the same months.",
    { of: collectionSigns, per: netSigns, unit: "share", short: "Collection rate" },
  ),
  new_patients: flow(
    "new_patients",
    "New patients",
    "Patients whose first completed procedure was then, by their primary provider.",
    { new_patients: 1 },
  ),
  patient_visits: {
    name: "patient_visits",
    title: "Patient visits",
    meaning: "Days on which a patient had work completed; a visit to two providers counts once.",
    unit: "count",
    over: "sum",
    value: visitsIn,
  },
  procedures_completed: flow(
    "procedures_completed",
    "Procedures completed",
    "Without the codes of broken appointments.",
    { procedures_completed: 1 },
    "Procedures",
  ),
  production_per_visit: {
    name: "production_per_visit",
    title: "Production per visit",
    meaning: "Gross production over patient visits.",
    unit: "rate-money",
    over: "ratio",
    value: (data, scope) => {
      const visits = visitsIn(data, scope);
      return visits === 0 ? null : sumOfFlows(data, scope, { gross_production: 1 }) / 100 / visits;
    },
  },
  active_patients: {
    name: "active_patients",
    title: "Active patients",
    meaning: "Treated in the eighteen months up to the end; of the practice.",
    unit: "count",
    over: "end",
    value: (data, scope) =>
      scope.isByProvider || scope.location !== undefined ? null : (data.activePatients[scope.to] ?? null),
  },
  treatment_presented: flow(
    "treatment_presented",
    "Treatment presented",
    "Fees of what was put on a treatment plan then.",
    { treatment_presented: 1 },
    "Presented",
  ),
  case_acceptance: ratio(
    "case_acceptance",
    "Case acceptance",
    "Share of the treatment presented, in dollars, that has been done or is booked by now.",
    { of: { treatment_accepted: 1 }, per: { treatment_presented: 1 }, unit: "share" },
  ),
  appointments_kept: flow(
    "appointments_kept",
    "Appointments kept",
    "Completed appointments.",
    { appointments_kept: 1 },
    "Kept",
  ),
  appointments_broken: flow(
    "appointments_broken",
    "Appointments broken",
    "Missed or cancelled, by the day they were booked for.",
    { appointments_broken: 1 },
    "Broken",
  ),
  appointments_missed: flow(
    "appointments_missed",
    "Appointments missed",
    "Broken by not coming.",
    { appointments_missed: 1 },
    "Missed",
  ),
  appointments_cancelled: flow(
    "appointments_cancelled",
    "Appointments cancelled",
    "Broken by cancelling.",
    { appointments_cancelled: 1 },
    "Cancelled",
  ),
  appointments_broken_otherwise: flow(
    "appointments_broken_otherwise",
    "Broken otherwise",
    "Broken appointments recorded neither as missed nor as cancelled.",
    { appointments_broken: 1, appointments_missed: -1, appointments_cancelled: -1 },
  ),
  broken_appointment_rate: ratio(
    "broken_appointment_rate",
    "Broken appointment rate",
    "Broken appointments over kept and broken ones.",
    { of: { appointments_broken: 1 }, per: dueSigns, unit: "share", short: "Broken rate" },
  ),
  scheduled_hours: {
    name: "scheduled_hours",
    title: "Scheduled hours",
    meaning: "Hours that the providers' schedules open.",
    unit: "hours",
    over: "sum",
    value: (data, scope) => sumOfFlows(data, scope, { scheduled_minutes: 1 }) / 60,
  },
  chair_utilisation: ratio(
    "chair_utilisation",
    "Schedule filled",
    "Minutes of kept appointments over minutes scheduled.",
    { of: { kept_minutes: 1 }, per: { scheduled_minutes: 1 }, unit: "share" },
  ),
  production_per_hour: ratio(
    "production_per_hour",
    "Production per hour",
    "Gross production over hours scheduled.",
    { of: { gross_production: 1 }, per: { scheduled_minutes: 1 }, unit: "rate-money", times: 60 },
  ),
  hygiene_visits: flow("hygiene_visits", "Hygiene visits", "Kept hygiene appointments.", {
    hygiene_visits: 1,
  }),
  hygiene_reappointment_rate: ratio(
    "hygiene_reappointment_rate",
    "Hygiene reappointed",
    "Hygiene visits whose patient left with the next one booked.",
    { of: { hygiene_visits_reappointed: 1 }, per: { hygiene_visits: 1 }, unit: "share" },
  ),
  claims_sent: flow(
    "claims_sent",
    "Claims sent",
    "Primary and secondary claims.",
    { claims_sent: 1 },
    "Sent",
  ),
  claims_received: flow(
    "claims_received",
    "Claims received",
    "Answered then.",
    { claims_received: 1 },
    "Received",
  ),
  claims_denied: flow(
    "claims_denied",
    "Claims denied",
    "Received claims of which every line was denied.",
    { claims_denied: 1 },
    "Denied",
  ),
  claim_denial_rate: ratio(
    "claim_denial_rate",
    "Claim denial rate",
    "Claims of which every line was denied, over claims received.",
    { of: { claims_denied: 1 }, per: { claims_received: 1 }, unit: "share", short: "Denial rate" },
  ),
  claim_turnaround: ratio(
    "claim_turnaround",
    "Claim turnaround",
    "Days from sending to receipt, on average over the claims received.",
    { of: { claim_days: 1 }, per: { claims_received: 1 }, unit: "days", short: "Turnaround" },
  ),
  claims_outstanding: standing(
    "claims_outstanding",
    "Claims outstanding",
    "Sent and not received by the end.",
    "Outstanding",
  ),
  claims_outstanding_amount: standing(
    "claims_outstanding_amount",
    "Outstanding claims",
    "Fees billed on the claims that were sent and not received by the end.",
    "Outstanding amount",
  ),
  receivable_balance: standing(
    "receivable_balance",
    "Receivable",
    "What is owed at the end for the providers' own work.",
  ),
  ar_total: ofFamilies(
    "ar_total",
    "Accounts receivable",
    "Sum of the families' balances at the end.",
    "Receivable",
  ),
  ar_0_30: ofFamilies("ar_0_30", "0–30 days", "What families owe at the end for charges up to 30 days old."),
  ar_31_60: ofFamilies(
    "ar_31_60",
    "31–60 days",
    "What families owe at the end for charges 31 to 60 days old.",
  ),
  ar_61_90: ofFamilies(
    "ar_61_90",
    "61–90 days",
    "What families owe at the end for charges 61 to 90 days old.",
  ),
  ar_over_90: ofFamilies(
    "ar_over_90",
    "Over 90 days",
    "What families owe at the end for charges more than 90 days old.",
  ),
  ar_over_90_share: {
    name: "ar_over_90_share",
    title: "Over 90 days, share",
    meaning: "Of what families owe at the end, credit balances left out.",
    unit: "share",
    over: "end",
    short: "Over 90 share",
    value: (data, scope) => {
      if (scope.isByProvider) return null;
      const owed = receivableAges.reduce((sum, { name }) => sum + standsWithFamilies(data, scope, name), 0);
      return owed === 0 ? null : standsWithFamilies(data, scope, "ar_over_90") / owed;
    },
  },
  ar_credit_balances: ofFamilies(
    "ar_credit_balances",
    "Credit balances",
    "Balances of families that have paid more than they owe.",
    "Credits",
  ),
} satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof measures;
