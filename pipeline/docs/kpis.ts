import { ofThePractice } from "../check/compare-metrics.ts";
import type { Catalogue } from "./catalogue.ts";
import type { DocumentedColumn } from "./columns.ts";
import type { Entry, MetricEntry, ModelEntry } from "./entry.ts";

/** A KPI of the answer key with all that answers it. */
export interface Kpi {
  /** As it is by provider: `net_production` stands for `practice_net_production` too. */
  readonly name: string;
  readonly metrics: readonly MetricEntry[];
  readonly columns: readonly KpiColumn[];
}

export interface KpiColumn {
  readonly entry: ModelEntry;
  readonly column: DocumentedColumn;
}

/** The KPIs that columns and metrics name in `meta.answer_key`, in the order of the metrics, then of the columns. */
export function kpisOf(entries: readonly Entry[], columns: Catalogue["columns"]): readonly Kpi[] {
  const kpis = new Map<string, { name: string; metrics: MetricEntry[]; columns: KpiColumn[] }>();
  const kpi = (key: string): { metrics: MetricEntry[]; columns: KpiColumn[] } => {
    const name = baseKpi(key);
    const known = kpis.get(name) ?? { name, metrics: [], columns: [] };
    kpis.set(name, known);
    return known;
  };
  for (const entry of entries) {
    if (entry.kind !== "metric") continue;
    const key = entry.metric.meta["answer_key"];
    if (typeof key === "string") kpi(key).metrics.push(entry);
  }
  for (const entry of entries) {
    if (entry.kind !== "model") continue;
    for (const column of columns.get(entry.id) ?? []) {
      if (column.kpi !== undefined) kpi(column.kpi).columns.push({ entry, column });
    }
  }
  return [...kpis.values()];
}

/** A metric answers a KPI by its grain, and by month alone the practice's, which has this name with a word before it. */
export function baseKpi(key: string): string {
  return key.startsWith(ofThePractice) ? key.slice(ofThePractice.length) : key;
}
