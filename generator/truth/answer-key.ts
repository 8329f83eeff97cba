import type { Day } from "../../foundation/calendar.ts";
import type { SimulatedPractice, SimulationSettings } from "../world/world.ts";
import { dollars, ratio } from "./decimal.ts";
import {
  type KpiDefinition,
  kpiDefinitions,
  type PracticeKpiName,
  type SharedKpiName,
  sharedKpiNames,
} from "./kpis.ts";
import { type Month, monthsBetween } from "./months.ts";
import {
  activePatients,
  type FamilyStanding,
  familyStandings,
  insuranceEstimates,
} from "./practice-figures.ts";
import { type ProviderFigures, providerFigures } from "./provider-figures.ts";
import { type PracticeRecord, recordOf } from "./record.ts";

/** One true figure. */
export interface Answer {
  readonly kpi: string;
  /** The first of the month. */
  readonly month: Day;
  /** Undefined for the whole practice. */
  readonly providerId: number | undefined;
  /** Dollars with two decimals, a count, or a ratio with four decimals that is empty without a base. */
  readonly value: string;
}

/** The true KPIs of a practice for every month and provider. */
export interface AnswerKey {
  readonly settings: SimulationSettings;
  readonly kpis: readonly KpiDefinition[];
  readonly answers: readonly Answer[];
}

/**
 * Answers every KPI for every month from the opening to the as-of day, from the events alone: the world's tables and
 * the database rows have no part in it.
 */
export function answerKey({ world, events, settings }: SimulatedPractice): AnswerKey {
  const months = monthsBetween(world.opened, settings.asOf);
  const record = recordOf(events);
  const providerIds = world.practice.providers.map((provider) => provider.id);
  const figures = providerFigures(record, providerIds, months);
  const practice = practiceFigures(record, figures, months);
  const answers = months.flatMap(({ first }, month) =>
    [
      providerIds.flatMap((providerId, provider) => {
        const number: NumberOf = (kpi) => figures[kpi].at(provider, month);
        return sharedKpiNames.map((kpi) => ({ kpi, month: first, providerId, value: valueOf(kpi, number) }));
      }),
      sharedKpiNames.map((kpi) => {
        const value = valueOf(kpi, (name) => figures[name].total(month));
        return { kpi: `practice_${kpi}`, month: first, providerId: undefined, value };
      }),
      practiceAnswers(practice, month, first),
    ].flat(),
  );
  return { settings, kpis: kpiDefinitions, answers };
}

type NumberOf = (kpi: Exclude<SharedKpiName, "net_collection_rate" | "broken_appointment_rate">) => number;

const units = new Map(kpiDefinitions.map(({ name, unit }) => [name, unit]));

/** Rates are computed from the numbers of their own grain, never from other rates. */
function valueOf(kpi: SharedKpiName, number: NumberOf): string {
  switch (kpi) {
    case "net_collection_rate":
      return ratio(number("collections"), number("net_production"));
    case "broken_appointment_rate":
      return ratio(
        number("appointments_broken"),
        number("appointments_kept") + number("appointments_broken"),
      );
    default:
      return written(kpi, number(kpi));
  }
}

function written(kpi: string, number: number): string {
  return units.get(kpi) === "dollars" ? dollars(number) : String(number);
}

type PracticeFigures = Readonly<Record<PracticeKpiName, readonly number[]>>;

function practiceFigures(
  record: PracticeRecord,
  figures: ProviderFigures,
  months: readonly Month[],
): PracticeFigures {
  const standings = familyStandings(record, months);
  const sum = (amountOf: (standing: FamilyStanding) => number): number[] =>
    standings.map((families) => families.reduce((total, standing) => total + amountOf(standing), 0));
  return {
    practice_unearned_income: months.map((_, month) => figures.unearned_income.total(month)),
    practice_ar_total: sum((standing) => standing.balance),
    practice_ar_0_30: sum((standing) => standing.upTo30),
    practice_ar_31_60: sum((standing) => standing.upTo60),
    practice_ar_61_90: sum((standing) => standing.upTo90),
    practice_ar_over_90: sum((standing) => standing.over90),
    practice_ar_credit_balances: sum((standing) => Math.min(0, standing.balance)),
    practice_insurance_estimate: insuranceEstimates(record, months),
    practice_active_patients: activePatients(record, months),
  };
}

function practiceAnswers(figures: PracticeFigures, month: number, first: Day): Answer[] {
  return Object.entries(figures).map(([kpi, numbers]) => ({
    kpi,
    month: first,
    providerId: undefined,
    value: written(kpi, numbers[month] ?? 0),
  }));
}
