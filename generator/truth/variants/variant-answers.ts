import type { Day } from "../../../foundation/calendar.ts";
import { answeredClaims, isDenied } from "../claim-answer-figures.ts";
import { type VariantName, variants } from "../definitions/variants.ts";
import { type KpiDefinition, kpiDefinitions } from "../kpis.ts";
import type { Month } from "../months.ts";
import type { ProviderFigures } from "../provider-figures.ts";
import type { PracticeRecord } from "../record.ts";
import { type Series, valueAt } from "../series.ts";
import { careVariants } from "./care-variants.ts";
import { claimVariants, moneyVariants } from "./money-variants.ts";
import { patientVariants } from "./patient-variants.ts";
import type { VariantSources } from "./variant-sources.ts";

/** A definition that is also in use and gives other figures. */
export interface VariantDefinition {
  readonly name: VariantName;
  /** The practice's KPI that it is mistaken for. */
  readonly kpi: string;
  readonly unit: KpiDefinition["unit"];
  readonly definition: string;
}

/** What a variant gives for a month of the practice. */
export interface VariantAnswer {
  readonly variant: VariantName;
  readonly month: Day;
  readonly value: string;
}

const units = new Map<string, KpiDefinition["unit"]>(kpiDefinitions.map(({ name, unit }) => [name, unit]));

/** Every variant of the answer key. */
export const variantDefinitions: readonly VariantDefinition[] = variants.map(([name, kpi, definition]) => ({
  name,
  kpi,
  unit: units.get(kpi) ?? "count",
  definition,
}));

/** Computes what mistaken definitions would give, so that they can be recognised. */
export function variantAnswers(
  record: PracticeRecord,
  figures: ProviderFigures,
  months: readonly Month[],
  families: VariantSources["families"],
): VariantAnswer[] {
  const total = (figure: keyof ProviderFigures) => months.map((_, month) => figures[figure].total(month));
  const sources = { record, months, families, total, answered: answeredClaims(record), isDenied };
  const series: Readonly<Record<VariantName, Series>> = {
    ...moneyVariants(sources),
    ...claimVariants(sources),
    ...careVariants(sources),
    ...patientVariants(sources),
  };
  return months.flatMap(({ first }, month) =>
    variantDefinitions.map(({ name, unit }) => ({
      variant: name,
      month: first,
      value: valueAt(series[name], month, unit),
    })),
  );
}
