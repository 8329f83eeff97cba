import { productionAndCollections } from "../../figures/production-and-collections.ts";
import { type MonthsPart, stackedMonths } from "../../figures/stacked-months.ts";
import { type KpiData, receivableAges } from "./kpi-data.ts";
import { type Measure, type MeasureName, measures } from "./kpi-measures.ts";
import { inMonth, type Scope } from "./kpi-scope.ts";

/** A part of the KPI page: cards, a figure, and a table with the same figures and more. */
export interface KpiSection {
  readonly id: string;
  readonly title: string;
  readonly cards: (scope: Scope) => readonly MeasureName[];
  readonly columns: (scope: Scope, rows: "month" | "provider") => readonly MeasureName[];
  readonly figure: KpiFigure;
}

export interface KpiFigure {
  readonly title: string;
  /** With the unit. */
  readonly subtitle: string;
  /** Draws the months of the scope; undefined when its figures are not kept for such a choice. */
  readonly draw: (data: KpiData, scope: Scope, width: number) => string | undefined;
}

export const kpiSections: readonly KpiSection[] = [
  {
    id: "production",
    title: "Production and collections",
    cards: () => ["gross_production", "net_production", "collections", "net_collection_rate"],
    columns: () => [
      "gross_production",
      "adjustments",
      "insurance_writeoffs",
      "net_production",
      "insurance_collections",
      "patient_collections",
      "collections",
      "net_collection_rate",
    ],
    figure: {
      title: "Production and collections",
      subtitle: "US dollars a month",
      draw: (data, scope, width) => {
        const months = monthsOf(data, scope).map(({ place, date }) => ({
          month: date,
          grossProduction: valueIn(data, scope, place, measures.gross_production),
          netProduction: valueIn(data, scope, place, measures.net_production),
          collections: valueIn(data, scope, place, measures.collections),
        }));
        return productionAndCollections(months, { width, bare: true });
      },
    },
  },
  {
    id: "patients",
    title: "Patients",
    cards: () => ["new_patients", "patient_visits", "production_per_visit", "active_patients"],
    columns: (scope, rows) => [
      "new_patients",
      "patient_visits",
      "procedures_completed",
      "production_per_visit",
      "treatment_presented",
      "case_acceptance",
      ...(rows === "provider" || scope.isByProvider || scope.location !== undefined
        ? []
        : (["active_patients"] as const)),
    ],
    figure: bars("Patient visits", "days with work completed, by month", "count", [
      ["Patient visits", "production", "patient_visits"],
    ]),
  },
  {
    id: "schedule",
    title: "Schedule",
    cards: () => ["appointments_kept", "appointments_broken", "broken_appointment_rate", "chair_utilisation"],
    columns: () => [
      "appointments_kept",
      "appointments_broken",
      "appointments_missed",
      "appointments_cancelled",
      "broken_appointment_rate",
      "scheduled_hours",
      "chair_utilisation",
      "production_per_hour",
      "hygiene_visits",
      "hygiene_reappointment_rate",
    ],
    figure: bars("Appointments", "kept and broken, by month", "count", [
      ["Kept", "production", "appointments_kept"],
      ["Cancelled", "patient", "appointments_cancelled"],
      ["Missed", "owed", "appointments_missed"],
      ["Broken", "series6", "appointments_broken_otherwise", "where there are any"],
    ]),
  },
  {
    id: "claims",
    title: "Claims",
    cards: () => ["claims_sent", "claims_outstanding_amount", "claim_turnaround", "claim_denial_rate"],
    columns: () => [
      "claims_sent",
      "claims_received",
      "claims_denied",
      "claim_denial_rate",
      "claim_turnaround",
      "claims_outstanding",
      "claims_outstanding_amount",
    ],
    figure: bars("Claims outstanding", "US dollars billed, at each month's end", "dollars", [
      ["Claims outstanding", "collections", "claims_outstanding_amount"],
    ]),
  },
  {
    id: "receivables",
    title: "Receivables",
    cards: (scope) =>
      scope.isByProvider
        ? ["receivable_balance"]
        : ["ar_total", "ar_over_90", "ar_over_90_share", "ar_credit_balances"],
    columns: (scope, rows) =>
      rows === "provider" || scope.isByProvider
        ? ["receivable_balance"]
        : [...receivableAges.map(({ name }) => name), "ar_over_90_share", "ar_credit_balances", "ar_total"],
    figure: {
      title: "What families owe, by the age of the charge",
      subtitle: "US dollars at each month's end, credit balances left out",
      draw: (data, scope, width) =>
        scope.isByProvider
          ? undefined
          : drawBars(
              data,
              scope,
              width,
              "What families owe",
              "dollars",
              receivableAges.map(({ label, colour, name }) => [label, colour, name]),
            ),
    },
  },
];

type Part = readonly [
  label: string,
  colour: MonthsPart["colour"],
  measure: MeasureName,
  drawn?: "where there are any",
];

function bars(title: string, subtitle: string, unit: "dollars" | "count", parts: readonly Part[]): KpiFigure {
  return {
    title,
    subtitle,
    draw: (data, scope, width) => drawBars(data, scope, width, title, unit, parts),
  };
}

function drawBars(
  data: KpiData,
  scope: Scope,
  width: number,
  title: string,
  unit: "dollars" | "count",
  parts: readonly Part[],
): string {
  const months = monthsOf(data, scope);
  const drawn = parts
    .map(([label, colour, name, when]) => ({
      label,
      colour,
      values: months.map(({ place }) => valueIn(data, scope, place, measures[name])),
      isAlways: when === undefined,
    }))
    .filter(({ values, isAlways }) => isAlways || values.some((value) => value !== 0));
  return stackedMonths(
    {
      title,
      subtitle: "",
      unit,
      months: months.map(({ date }) => date),
      parts: drawn,
    },
    { width, bare: true },
  );
}

/** The months of a scope: their places, and their first days. */
export function monthsOf(
  data: KpiData,
  scope: Scope,
): readonly { readonly place: number; readonly date: Date }[] {
  return data.months
    .map((month, place) => ({ place, date: monthDate(month) }))
    .slice(scope.from, scope.to + 1);
}

/** `2026-06` → midnight UTC of its first day. */
export const monthDate = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

function valueIn(data: KpiData, scope: Scope, month: number, measure: Measure): number {
  return measure.value(data, inMonth(scope, month)) ?? 0;
}
