import { literalSql } from "../../foundation/sql-text.ts";
import { figuresOf, type MetricFigures } from "../metrics/query-metrics.ts";
import type { Project } from "../project/project.ts";
import type { Metric } from "../project/semantic/semantics.ts";
import type { Session } from "../run/warehouse.ts";
import { type AnswerKey, cellKey, cellParts, type Kpi } from "./answer-key.ts";
import { compareKpi, type KpiComparison } from "./compare.ts";

/** A KPI of the practice is named as the one by provider, with this before it. */
export const ofThePractice = "practice_";

/**
 * Compares the metrics with the answer key. A metric with `meta: {answer_key: x}` answers the KPI x by its grain, and
 * the KPI `practice_x` by month alone.
 */
export async function compareMetrics(
  session: Session,
  project: Project,
  key: AnswerKey,
): Promise<readonly KpiComparison[]> {
  const comparisons: KpiComparison[] = [];
  for (const metric of project.metrics.values()) {
    for (const kpi of answeredBy(metric, key)) {
      const truth = key.answers.get(kpi.name) ?? new Map<string, string>();
      comparisons.push(
        compareKpi(kpi, truth, await cellsOf(session, project, metric, kpi, { truth, asOf: key.asOf })),
      );
    }
  }
  return comparisons;
}

function answeredBy(metric: Metric, key: AnswerKey): readonly Kpi[] {
  const name = metric.meta["answer_key"];
  if (typeof name !== "string") return [];
  return key.kpis.filter((kpi) => kpi.name === name || kpi.name === `${ofThePractice}${name}`);
}

async function cellsOf(
  session: Session,
  project: Project,
  metric: Metric,
  { grain }: Kpi,
  { truth, asOf }: { readonly truth: ReadonlyMap<string, string>; readonly asOf: string },
): Promise<ReadonlyMap<string, string>> {
  const by = grain === "provider_month" ? ["metric_time", "provider"] : ["metric_time"];
  const groups = groupsOf(truth, by);
  const figures = await figuresOf(session, project, { metric, by, granularity: "month", groups });
  // Figures of months to come, as of appointments called off early, are none of the key's.
  const known = figures.rows.filter(({ by: [month] }) => (month ?? "") <= asOf);
  return new Map(known.map(cellOf));
}

function cellOf({ by: [month, provider], value }: MetricFigures["rows"][number]): [string, string] {
  return [cellKey(month ?? "", provider ?? ""), value ?? ""];
}

/** The cells of the truth as a query, so that a figure of nothing is there too. */
function groupsOf(truth: ReadonlyMap<string, string>, by: readonly string[]): string {
  const rows = [...truth.keys()].map((cell) => {
    const { month, providerId } = cellParts(cell);
    return `(date ${literalSql(month)}${providerId === undefined ? "" : `, ${Number(providerId)}`})`;
  });
  return `select * from (values ${rows.join(", ")}) as cells (${by.join(", ")})`;
}
