import type { KpiText } from "./definitions/kpi-text.ts";
import { practiceKpis } from "./definitions/practice-kpis.ts";
import { sharedKpis } from "./definitions/shared-kpis.ts";

export interface KpiDefinition {
  readonly name: string;
  readonly grain: "provider_month" | "practice_month";
  readonly unit: KpiText[1];
  readonly definition: string;
}

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
