import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { MetricFault } from "../metrics/metric-fault.ts";
import { metricSql } from "../metrics/metric-sql.ts";
import type { Project, ProjectNode, Source } from "../project/project.ts";
import type { Metric } from "../project/semantic/semantics.ts";
import { type Invocation, type RunOptions, withInvocation } from "../run/invocation.ts";
import { withEmptyTwin } from "./empty-twin.ts";
import { deriveLineage } from "./lineage/derive-lineage.ts";
import type { LineageGraph } from "./lineage/lineage-graph.ts";
import { readWarehouseRelations, type WarehouseRelations } from "./warehouse-relations.ts";

/** A project with what its warehouse holds, and where every column and metric comes from. */
export interface ProjectLineage {
  readonly project: Project;
  /** Ids that the selection picks. */
  readonly selected: readonly string[];
  readonly warehouse: WarehouseRelations;
  readonly lineage: LineageGraph;
  /** The SQL of models and, by month, of metrics by id, for the target; incremental models as if built from nothing. */
  readonly compiled: ReadonlyMap<string, string>;
}

/**
 * Reads the project and its warehouse and derives the lineage of every column. Nothing is built or changed.
 *
 * @throws as `withInvocation` does
 */
export async function projectLineage(options: RunOptions): Promise<ProjectLineage> {
  return withInvocation({ ...options, threads: 1, fullRefresh: true, readOnly: true }, async (invocation) => {
    const { project, selected } = invocation;
    const warehouse = await relationsOf(invocation);
    const compiled = new Map([...(await compileModels(invocation)), ...compileMetrics(project)]);
    const lineage =
      invocation.warehouse.kind === "duckdb"
        ? await lineageOf(invocation, warehouse)
        : await lineageByTwin(options, invocation, warehouse);
    return { project, selected, warehouse, lineage, compiled };
  });
}

async function relationsOf({ project, warehouse, sessions }: Invocation): Promise<WarehouseRelations> {
  const [session] = sessions;
  if (session === undefined) throw new Error("An invocation has a session for each thread.");
  const relations = [...project.nodes.values(), ...project.sources.values()].map(({ relation }) => relation);
  return readWarehouseRelations(warehouse, session, [...new Set(relations.map(({ schema }) => schema))]);
}

/** A model that cannot be compiled has no SQL here; its lineage tells why. */
async function compileModels({ project, compiler }: Invocation): Promise<ReadonlyMap<string, string>> {
  const compiled = new Map<string, string>();
  for (const node of project.nodes.values()) {
    if (node.resourceType !== "model" && node.resourceType !== "snapshot") continue;
    const sql = await compiler.compile(node).catch(() => undefined);
    if (sql !== undefined) compiled.set(node.uniqueId, sql);
  }
  return compiled;
}

/** As with models, one that cannot be compiled is told of by its lineage. */
function compileMetrics(project: Project): ReadonlyMap<string, string> {
  const compiled = new Map<string, string>();
  for (const metric of project.metrics.values()) {
    try {
      compiled.set(metric.uniqueId, monthlySql(project, metric));
    } catch (thrown) {
      if (!(thrown instanceof MetricFault)) throw thrown;
    }
  }
  return compiled;
}

function lineageOf({ project, compiler }: Invocation, warehouse: WarehouseRelations): Promise<LineageGraph> {
  return deriveLineage({
    project,
    compile: (model) => compiler.compile(model),
    compileMetric: (metric) => monthlySql(project, metric),
    columnsOf: (node) => warehouse.columnNames(node.relation) ?? seedColumns(node),
  });
}

/** The query of a metric by month. */
function monthlySql(project: Project, metric: Metric): string {
  return metricSql(project, { metric, by: ["metric_time"], granularity: "month" });
}

/** A seed that is not built yet has the columns of its file. */
function seedColumns(node: ProjectNode | Source): readonly string[] | undefined {
  if (node.resourceType !== "seed") return undefined;
  const [header] = parse(readFileSync(node.file), { bom: true, to: 1 });
  return header?.map((name) => name.trim());
}

/** The same project for DuckDB, whose parser lineage needs; PostgreSQL's SQL differs in what macros make of engines. */
async function lineageByTwin(
  options: RunOptions,
  { project }: Invocation,
  warehouse: WarehouseRelations,
): Promise<LineageGraph> {
  const roots = [
    ...project.sources.values(),
    ...[...project.nodes.values()].filter((node) => node.resourceType === "seed"),
  ];
  const tables = roots.flatMap(({ relation }) => warehouse.of(relation) ?? []);
  const { schema = "public" } = options;
  return withEmptyTwin(tables, (target) =>
    withInvocation({ ...options, target, schema, threads: 1, fullRefresh: true }, (twin) =>
      lineageOf(twin, warehouse),
    ),
  );
}
