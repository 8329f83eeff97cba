import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { type Log, silent } from "../log.ts";
import { openSource } from "../sources/open-source.ts";
import type { Conversion, Source } from "../sources/source.ts";
import { emptyFingerprint } from "../types/fingerprint.ts";
import { openWarehouse } from "../warehouses/open-warehouse.ts";
import type { LoadStatus, Warehouse } from "../warehouses/warehouse.ts";
import { chooseTables, describePlan, type LoadPlan, type PlannedTable, planLoad } from "./load-plan.ts";
import { describeConversions, type LoadReport, type TableLoad } from "./load-report.ts";
import { assertProved, isProved, type Proof } from "./prove.ts";

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

interface Outcome {
  readonly load: TableLoad;
  readonly proof: Proof;
  readonly status: LoadStatus;
}

async function execute(
  plan: LoadPlan,
  sources: readonly Source[],
  options: LoadOptions,
  now: () => Date,
): Promise<{ tables: readonly TableLoad[]; warnings: readonly string[] }> {
  const warehouse = await openWarehouse(options.to, sources.length);
  try {
    await warehouse.begin(plan.tables.map((table) => table.target));
    const outcomes = await loadTables(plan.tables, sources, warehouse, now);
    assertProved(outcomes.map((outcome) => outcome.proof));
    const warnings = await warehouse.publish(outcomes.map((outcome) => outcome.status));
    return { tables: outcomes.map((outcome) => outcome.load), warnings };
  } catch (error) {
    // The first error is the one to tell; a server that is gone cannot be tidied up.
    await warehouse.discard().catch(() => {});
    throw error;
  } finally {
    await warehouse.close();
  }
}

/** Each source takes the next table as soon as it is free; after a failure none takes another. */
async function loadTables(
  tables: readonly PlannedTable[],
  sources: readonly Source[],
  warehouse: Warehouse,
  now: () => Date,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = Array.from({ length: tables.length });
  let next = 0;
  const work = async (source: Source): Promise<void> => {
    for (let i = next++; i < tables.length; i = next++) {
      const table = tables[i];
      if (table === undefined) return;
      try {
        outcomes[i] = await loadTable(table, source, warehouse, now);
      } catch (error) {
        next = tables.length;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(sources.map(work));
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return outcomes;
}

async function loadTable(
  table: PlannedTable,
  source: Source,
  warehouse: Warehouse,
  now: () => Date,
): Promise<Outcome> {
  const started = now();
  const { conversions, proof } = table.empty
    ? { conversions: [], proof: emptyProof(table.target.name) }
    : await copyAndCompare(table, source, warehouse);
  const { rows, bytes, checksum, lastKey } = proof.source;
  const name = table.target.name;
  const ended = now();
  const key = table.source.primaryKey.length === 1 ? (table.source.primaryKey[0] ?? null) : null;
  return {
    proof,
    load: {
      table: name,
      rows,
      bytes,
      checksum,
      seconds: secondsBetween(started, ended),
      checksumsEqual: isProved(proof),
      warnings: conversions,
    },
    status: {
      tableName: name,
      rowsLoaded: rows,
      primaryColumnName: key,
      lastPrimaryValue: lastKey,
      loadedAt: ended.toISOString().slice(0, 19).replace("T", " "),
    },
  };
}

async function copyAndCompare(
  { source: from, target }: PlannedTable,
  source: Source,
  warehouse: Warehouse,
): Promise<{ conversions: readonly Conversion[]; proof: Proof }> {
  const extract = await source.extract(from, warehouse.kind === "duckdb");
  await warehouse.ingest(target, extract);
  const conversions = extract.conversions();
  const [ofSource, ofWarehouse] = await Promise.all([
    source.fingerprint(from, conversions),
    warehouse.fingerprint(target),
  ]);
  return { conversions, proof: { table: target.name, source: ofSource, warehouse: ofWarehouse } };
}

function emptyProof(table: string): Proof {
  return { table, source: emptyFingerprint, warehouse: emptyFingerprint };
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

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}
