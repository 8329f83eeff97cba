import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import { loadProject } from "../project/load-project.ts";
import type { Project } from "../project/project.ts";
import type { Metric } from "../project/semantic/semantics.ts";
import { describeTarget, withSession } from "../run/open-warehouse.ts";
import type { Session } from "../run/warehouse.ts";
import type { Granularity } from "./granularity.ts";
import { MetricFault } from "./metric-fault.ts";
import { type MetricQuery, metricSql } from "./metric-sql.ts";

export interface MetricsOptions {
  /** The warehouse with the built models. */
  readonly target: DatabaseUrl;
  readonly projectDirectory: string;
  /** dbt's `target.schema`; `main` on DuckDB and `public` on PostgreSQL by default. */
  readonly schema?: string;
  /** Names of metrics; all without. */
  readonly names?: readonly string[];
  /** `metric_time`, entities, `entity__dimension`; nothing for one figure. */
  readonly by?: readonly string[];
  readonly granularity?: Granularity;
}

export interface MetricFigures {
  readonly name: string;
  readonly label: string;
  readonly by: readonly string[];
  readonly sql: string;
  /** The values of `by`, and the figure as a decimal text; null where there is none. In the order of `by`. */
  readonly rows: readonly { readonly by: readonly (string | null)[]; readonly value: string | null }[];
}

/**
 * Computes metrics by their definitions in the project.
 *
 * @throws {BitewingError} of kind `usage` for an unknown metric or grouping, of kind `database` when the models are not
 * built
 */
export async function queryMetrics(options: MetricsOptions): Promise<MetricFigures[]> {
  const { by = [], granularity = "month", schema } = options;
  const target = describeTarget(options.target, schema === undefined ? {} : { schema });
  const project = await loadProject({ directory: options.projectDirectory, target });
  const metrics = options.names?.map((name) => metricOf(project, name)) ?? [...project.metrics.values()];
  return withSession(options.target, async (session) => {
    const figures: MetricFigures[] = [];
    for (const metric of metrics)
      figures.push(await figuresOf(session, project, { metric, by, granularity }));
    return figures;
  });
}

/** The project's metrics, by name. */
export async function listMetrics(
  options: Pick<MetricsOptions, "target" | "projectDirectory">,
): Promise<Pick<Metric, "name" | "label" | "type" | "description">[]> {
  const target = describeTarget(options.target);
  const project = await loadProject({ directory: options.projectDirectory, target });
  return [...project.metrics.values()]
    .map(({ name, label, type, description }) => ({ name, label, type, description: description.trim() }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function metricOf(project: Project, name: string): Metric {
  const metric = project.metrics.get(name);
  if (metric !== undefined) return metric;
  const next = didYouMean(name, [...project.metrics.keys()]) ?? "bitewing metrics lists them.";
  throw new BitewingError({ kind: "usage", what: `There is no metric named '${name}'.`, next });
}

/** One metric's figures. */
export async function figuresOf(
  session: Session,
  project: Project,
  query: MetricQuery,
): Promise<MetricFigures> {
  const { metric, by } = query;
  const sql = compileOrRefuse(project, query);
  const texts = [...by.map((_, i) => `cast(column_${i} as varchar)`), "cast(value as varchar)"];
  const names = [...by.map((_, i) => `column_${i}`), "value"].join(", ");
  const order = by.length === 0 ? "" : ` order by ${by.map((_, i) => i + 1).join(", ")}`;
  const { rows } = await session
    .query(`select ${texts.join(", ")} from (\n${sql}\n) as metric (${names})${order}`)
    .catch((cause: unknown) => {
      const what = `The metric '${metric.name}' cannot be computed: ${messageOf(cause).split("\n")[0]}`;
      const next = "Build the models first: bitewing build --target URL.";
      throw new BitewingError({ kind: "database", what, where: metric.path, next }, { cause });
    });
  return {
    name: metric.name,
    label: metric.label,
    by,
    sql,
    rows: rows.map((row) => ({ by: row.slice(0, -1).map(textOrNull), value: textOrNull(row.at(-1)) })),
  };
}

function compileOrRefuse(project: Project, query: MetricQuery): string {
  try {
    return metricSql(project, query);
  } catch (thrown) {
    if (!(thrown instanceof MetricFault)) throw thrown;
    const { message: what, next, where } = thrown;
    throw new BitewingError({
      kind: "usage",
      what,
      where: where ?? query.metric.path,
      ...(next === undefined ? {} : { next }),
    });
  }
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
