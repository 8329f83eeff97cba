import { resolve } from "node:path";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { type Log, silent } from "../log.ts";
import { openSource } from "../sources/open-source.ts";
import type { Source } from "../sources/source.ts";
import { openWarehouse } from "../warehouses/open-warehouse.ts";
import { executePlan, secondsBetween } from "./execute-plan.ts";
import { chooseTables, describePlan, type LoadPlan, planLoad } from "./load-plan.ts";
import { describeConversions, type LoadReport, type TableLoad } from "./load-report.ts";

export interface LoadOptions {
  /** A MySQL, MariaDB or DuckDB database. SELECT is all it needs to grant. */
  readonly from: DatabaseUrl;
  /** A PostgreSQL or DuckDB database. */
  readonly to: DatabaseUrl;
  /** Names of tables, whatever their case; all of them when left out. */
  readonly tables?: readonly string[];
  /** Tables in flight, 1 unless stated. Each reads a snapshot of its own, all taken at the start. */
  readonly jobs?: number;
  /** Log the plan and change nothing. */
  readonly dryRun?: boolean;
  /** The clock, for `last_loaded` and durations. */
  readonly now?: () => Date;
  readonly log?: Log;
  /** Stops after the tables in flight and leaves the warehouse as it was. */
  readonly signal?: AbortSignal;
}

/**
 * Copies tables into the warehouse's schema `raw`, proves by counts and checksums on both sides that they are the same,
 * and only then puts them in place, all at once. After a failure the warehouse is as it was.
 *
 * @throws {BitewingError} `found` when a copy differs from its source, `database` when one of them cannot be reached
 * or refuses, `usage` when a table is not there
 */
export async function load(options: LoadOptions): Promise<LoadReport> {
  const { log = silent, now = () => new Date(), jobs = 1 } = options;
  const to = targetKind(options.to);
  refuseSameFile(options);
  const started = now();
  const sources = await openSources(options.from, jobs);
  try {
    const plan = await planFrom(sources[0], options);
    for (const line of describePlan(plan, to)) log(line);
    if (options.dryRun === true) return reportOf(plan, [], { dryRun: true, seconds: 0, warnings: [] });
    const { tables, warnings } = await execute(plan, sources, options, now);
    const seconds = secondsBetween(started, now());
    for (const line of [...tables.flatMap(describeConversions), ...warnings]) log(`warning: ${line}`);
    return reportOf(plan, tables, { dryRun: false, seconds, warnings });
  } finally {
    await Promise.all(sources.map((source) => source.close()));
  }
}

async function openSources(url: DatabaseUrl, jobs: number): Promise<[Source, ...Source[]]> {
  if (!Number.isInteger(jobs) || jobs < 1) {
    throw new BitewingError({ kind: "usage", what: "The number of jobs must be a whole number from 1 on." });
  }
  const first = await openSource(url);
  const others = await Promise.all(Array.from({ length: jobs - 1 }, () => openSource(url)));
  return [first, ...others];
}

function targetKind(url: DatabaseUrl): "postgres" | "duckdb" {
  if (url.kind !== "mysql") return url.kind;
  throw new BitewingError({
    kind: "usage",
    what: "MySQL is a source here, not a warehouse.",
    where: showDatabaseUrl(url),
    next: "Load into postgres://… or duckdb:….",
  });
}

function refuseSameFile({ from, to }: LoadOptions): void {
  if (from.kind !== "duckdb" || to.kind !== "duckdb" || resolve(from.path) !== resolve(to.path)) return;
  throw new BitewingError({
    kind: "usage",
    what: "Source and warehouse are the same DuckDB file.",
    where: to.path,
    next: "Name another file after --to.",
  });
}

async function planFrom(source: Source, options: LoadOptions): Promise<LoadPlan> {
  const from = showDatabaseUrl(options.from);
  const { tables } = await source.schema();
  if (tables.length === 0) {
    throw new BitewingError({ kind: "database", what: "This database has no tables.", where: from });
  }
  const chosen = chooseTables(tables, options.tables, from);
  const empty = await source.emptyTables(chosen.map((table) => table.name));
  return planLoad({ from, to: showDatabaseUrl(options.to), tables: chosen, empty });
}

async function execute(
  plan: LoadPlan,
  sources: readonly Source[],
  options: LoadOptions,
  now: () => Date,
): ReturnType<typeof executePlan> {
  const warehouse = await openWarehouse(options.to, sources.length);
  try {
    return await executePlan({ plan, sources, warehouse, now, signal: options.signal });
  } finally {
    await warehouse.close();
  }
}

function reportOf(
  plan: LoadPlan,
  tables: readonly TableLoad[],
  rest: Pick<LoadReport, "dryRun" | "seconds" | "warnings">,
): LoadReport {
  const planned = plan.tables.map(({ target }) => notLoaded(target.name));
  return {
    from: plan.from,
    to: plan.to,
    tables: rest.dryRun ? planned : tables,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    bytes: tables.reduce((sum, table) => sum + table.bytes, 0),
    ...rest,
  };
}

function notLoaded(table: string): TableLoad {
  return { table, rows: 0, bytes: 0, seconds: 0, checksum: "", checksumsEqual: false, warnings: [] };
}
