import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import { loadProject } from "../project/load-project.ts";
import type { Model, Project } from "../project/project.ts";
import type { QueryResult } from "../project/query-result.ts";
import { describeTarget, withSession } from "../run/open-warehouse.ts";
import type { Session } from "../run/warehouse.ts";
import { type AnswerKey, cellKey, readAnswerKey } from "./answer-key.ts";
import { compareKpi, type KpiComparison, unmatchedKpis } from "./compare.ts";
import { compareMetrics } from "./compare-metrics.ts";

export interface CheckOptions {
  /** The warehouse with the built marts. */
  readonly target: DatabaseUrl;
  /** The truth folder that the generator wrote. */
  readonly truth: string;
  readonly projectDirectory: string;
}

export interface CheckReport {
  readonly asOf: string;
  /** Cells compared. */
  readonly cells: number;
  readonly kpis: readonly KpiComparison[];
  /** The same KPIs computed by the metrics that answer them. */
  readonly metrics: readonly KpiComparison[];
  /** KPIs that only one side has; each counts as a difference. */
  readonly unmatched: readonly string[];
  readonly differences: number;
  readonly ok: boolean;
}

/** A mart column whose description carries `meta: {answer_key: <kpi>}`. */
interface AnsweringColumn {
  readonly kpi: string;
  readonly model: Model;
  readonly column: string;
}

/**
 * Compares the marts with the answer key, cell by cell. The marts are found by their columns' `answer_key`; a mart
 * with a column `provider_id` answers by provider and month, any other by month alone, and both have `month_start`.
 *
 * @throws {BitewingError} when the truth cannot be read, the project does not compile or the warehouse does not answer.
 */
export async function check(options: CheckOptions): Promise<CheckReport> {
  const key = await readAnswerKey(options.truth);
  const target = describeTarget(options.target);
  const project = await loadProject({ directory: options.projectDirectory, target });
  const columns = answeringColumns(project);
  const { kpis, metrics } = await withSession(options.target, async (session) => ({
    kpis: await compareMarts(session, key, columns),
    metrics: await compareMetrics(session, project, key),
  }));
  const unmatched = unmatchedKpis(
    key,
    columns.map((column) => column.kpi),
  );
  const compared = [...kpis, ...metrics];
  const differences = unmatched.length + compared.reduce((sum, kpi) => sum + kpi.differences.length, 0);
  const cells = compared.reduce((sum, kpi) => sum + kpi.cells, 0);
  return { asOf: key.asOf, cells, kpis, metrics, unmatched, differences, ok: differences === 0 };
}

async function compareMarts(
  session: Session,
  key: AnswerKey,
  columns: readonly AnsweringColumn[],
): Promise<readonly KpiComparison[]> {
  const comparisons: KpiComparison[] = [];
  for (const kpi of key.kpis) {
    const column = columns.find((candidate) => candidate.kpi === kpi.name);
    const truth = key.answers.get(kpi.name) ?? new Map<string, string>();
    if (column !== undefined) comparisons.push(compareKpi(kpi, truth, await readCells(session, column)));
  }
  return comparisons;
}

function answeringColumns(project: Project): readonly AnsweringColumn[] {
  const models = [...project.nodes.values()].filter((node) => node.resourceType === "model");
  return models.flatMap((model) =>
    model.columns.flatMap((column) => {
      const kpi = column.meta["answer_key"];
      return typeof kpi === "string" ? [{ kpi, model, column: column.name }] : [];
    }),
  );
}

async function readCells(session: Session, column: AnsweringColumn): Promise<ReadonlyMap<string, string>> {
  const byProvider = column.model.columns.some((candidate) => candidate.name === "provider_id");
  const provider = byProvider ? "cast(provider_id as varchar)" : "''";
  const value = `coalesce(cast(${quoteSql(column.column)} as varchar), '')`;
  const relation = column.model.relation.text();
  const sql = `select cast(month_start as varchar), ${provider}, ${value} from ${relation}`;
  const { rows } = await queryMart(session, sql, column.model.name);
  const cells = new Map<string, string>();
  for (const [month, providerId, answer] of rows) {
    const cell = cellKey(String(month), String(providerId));
    if (cells.has(cell)) throw answeredTwice(column, cell);
    cells.set(cell, String(answer));
  }
  return cells;
}

/**
 * Queries a mart.
 *
 * @throws {BitewingError} of kind `database` that tells to build the models, when it cannot be read.
 */
export async function queryMart(session: Session, sql: string, mart: string): Promise<QueryResult> {
  try {
    return await session.query(sql);
  } catch (cause) {
    const failure = {
      kind: "database",
      what: `The mart ${mart} cannot be read: ${messageOf(cause).split("\n")[0]}`,
      next: "Build the models first: bitewing build --target URL.",
    } as const;
    throw new BitewingError(failure, { cause });
  }
}

function answeredTwice(column: AnsweringColumn, cell: string): BitewingError {
  return new BitewingError({
    kind: "found",
    what: `The mart ${column.model.name} has more than one row for ${cell}, so ${column.kpi} has two answers.`,
    where: column.model.path,
    next: "Mend the mart's grain; its test of unique keys should have found this.",
  });
}
