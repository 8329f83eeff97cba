import type { Day } from "../../foundation/calendar.ts";
import type { SimulatedPractice, SimulationSettings } from "../world/world.ts";
import { dollars, ratio } from "./decimal.ts";
import { type KpiDefinition, kpiDefinitions, type SharedKpiName, sharedKpiNames } from "./kpis.ts";
import { monthsBetween } from "./months.ts";
import { familyStandings } from "./practice-figures.ts";
import { type PracticeFigures, practiceFigures } from "./practice-kpis.ts";
import { type ProviderFigures, providerFigures } from "./provider-figures.ts";
import { quotients } from "./quotients.ts";
import { recordOf } from "./record.ts";
import { valueAt } from "./series.ts";
import {
  type VariantAnswer,
  type VariantDefinition,
  variantAnswers,
  variantDefinitions,
} from "./variants/variant-answers.ts";

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
  /** What other definitions in use would give. */
  readonly variants: readonly VariantDefinition[];
  readonly variantAnswers: readonly VariantAnswer[];
}

/**
 * Answers every KPI for every month from the opening to the as-of day, from the events alone: the world's tables and
 * the database rows have no part in it.
 */
export function answerKey({ world, events, settings }: SimulatedPractice): AnswerKey {
  const months = monthsBetween(world.opened, settings.asOf);
  const record = recordOf(events, world.imported.lastKey("procedure") > 0);
  const providerIds = world.practice.providers.map((provider) => provider.id);
  const figures = providerFigures(record, providerIds, months);
  const hygienists = new Set(
    world.practice.providers.filter(({ kind }) => kind === "hygienist").map(({ id }) => id),
  );
  const families = familyStandings(record, months);
  const practice = practiceFigures(record, figures, months, hygienists, families);
  const answers = months.flatMap(({ first }, month) =>
    [
      providerIds.flatMap((providerId, provider) =>
        sharedKpiNames.map((kpi) => {
          const value = valueOf(kpi, (figure) => figures[figure].at(provider, month));
          return { kpi, month: first, providerId, value };
        }),
      ),
      sharedKpiNames.map((kpi) => {
        const value = valueOf(kpi, (figure) => figures[figure].total(month));
        return { kpi: `practice_${kpi}`, month: first, providerId: undefined, value };
      }),
      practiceAnswers(practice, month, first),
    ].flat(),
  );
  return {
    settings,
    kpis: kpiDefinitions,
    answers,
    variants: variantDefinitions,
    variantAnswers: variantAnswers(record, figures, months, families),
  };
}

const units = new Map(kpiDefinitions.map(({ name, unit }) => [name, unit]));

function valueOf(kpi: SharedKpiName, number: (figure: keyof ProviderFigures) => number): string {
  const quotient = quotients[kpi];
  if (quotient !== undefined) return ratio(...quotient(number));
  // Every KPI that is no quotient is a figure of its own name.
  return written(kpi, number(kpi as SharedKpiName & keyof ProviderFigures));
}

function written(kpi: string, number: number): string {
  return units.get(kpi) === "dollars" ? dollars(number) : String(number);
}

function practiceAnswers(figures: PracticeFigures, month: number, first: Day): Answer[] {
  return Object.entries(figures).map(([kpi, series]) => ({
    kpi,
    month: first,
    providerId: undefined,
    value: valueAt(series, month, units.get(kpi) ?? "count"),
  }));
}
