import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { type Log, silent } from "../log.ts";
import { type OpenedSources, openSources } from "../sources/open-source.ts";
import type { WarehouseKind } from "../types/column-type.ts";
import { openWarehouse, readContents } from "../warehouses/open-warehouse.ts";
import type { RunEnding } from "../warehouses/run-record.ts";
import type { Warehouse, WarehouseContents } from "../warehouses/warehouse.ts";
import type { DriftSetting } from "./drift.ts";
import { describeSnapshot, type Executed, executePlan } from "./execute-plan.ts";
import { chooseTables, describePlan, keyOf, type LoadPlan, planLoad } from "./load-plan.ts";
import { describeConversions, type LoadReport, type TableLoad } from "./load-report.ts";
import { isLostConnection } from "./lost-connection.ts";
import { secondsBetween, utcText } from "./times.ts";

export interface LoadOptions {
  /** A MySQL, MariaDB or DuckDB database. SELECT is all it needs to grant. */
  readonly from: DatabaseUrl;
  /** A PostgreSQL or DuckDB database. */
  readonly to: DatabaseUrl;
  /** Names of tables, whatever their case; all of them when left out. */
  readonly tables?: readonly string[];
  /** Connections to the source, 2 unless stated: as many tables, or ranges of a large one, are read at a time. */
  readonly jobs?: number;
  /** Log the plan and change nothing. */
  readonly dryRun?: boolean;
  /** Copy every table whole, whatever is known of it. */
  readonly full?: boolean;
  /** What to do when the source has other tables or columns than before; `evolve` unless stated. */
  readonly schemaDrift?: DriftSetting;
  /**
   * Whether the warehouse's side is computed of the tables that changed, or of all. Of tables that did not change the
   * source is always compared with what was proved of the warehouse before. `changed` unless stated.
   */
  readonly prove?: "changed" | "all";
  /** Seconds that edit stamps are looked back further than the newest one seen; a day unless stated. */
  readonly overlap?: number;
  /** Rows of a range that is compared as one, about. */
  readonly rangeRows?: number;
  /** Tables up to about this many rows are copied whole when they changed; 10,000 unless stated. */
  readonly smallTable?: number;
  /** The clock, for `last_loaded` and durations. */
  readonly now?: () => Date;
  /** Opens the databases; other ways than the usual ones are for tests. */
  readonly openSources?: (url: DatabaseUrl, connections: number) => Promise<OpenedSources>;
  readonly openWarehouse?: (url: DatabaseUrl, jobs: number) => Promise<Warehouse>;
  /** Waits some milliseconds before a lost connection is tried again. */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  readonly log?: Log;
  /** Stops what is on its way and leaves the published tables as they were. */
  readonly signal?: AbortSignal;
}

const mostAttempts = 6;
const firstPause = 1000;
const aDay = 86_400;
/** Rows of a range at most, and bytes as the source keeps them: what is read again when one row of it changes. */
const rowsOfARange = 8192;
const bytesOfARange = 4_000_000;

/**
 * Brings the warehouse's schema `raw` to the state of the source: rows that appeared, changed or vanished do so there.
 * Counts and checksums of both sides are proved to be the same, and only then everything is published at once, with the
 * state that the next load goes by. After a failure the published tables are as they were, and what was copied waits for
 * the next load. A lost connection is tried again, with the source as it is then.
 *
 * @throws {BitewingError} `found` when a copy differs from its source or a frozen form has changed, `database` when one
 *   of them cannot be reached or refuses, `usage` when a table is not there, `interrupted` when the signal says so
 */
export async function load(options: LoadOptions): Promise<LoadReport> {
  const { log = silent, now = () => new Date(), sleep = setTimeout, jobs = 2 } = options;
  const kind = targetKind(options.to);
  refuseSameFile(options);
  if (!Number.isInteger(jobs) || jobs < 1) {
    throw new BitewingError({ kind: "usage", what: "The number of jobs must be a whole number from 1 on." });
  }
  const started = now();
  const attempt: Attempt = {
    options,
    kind,
    jobs,
    now,
    log,
    started,
    number: 1,
    runId: null,
    answered: false,
  };
  for (let pause = firstPause; ; pause *= 2) {
    try {
      return await tryOnce(attempt);
    } catch (error) {
      const mayTryAgain = attempt.number < mostAttempts && options.signal?.aborted !== true;
      if (!mayTryAgain || !isLostConnection(error, attempt.answered)) throw error;
      attempt.number++;
      log(
        `${messageOf(error).split("\n")[0]} Trying again in ${pause / 1000} s (attempt ${attempt.number} of ${mostAttempts}).`,
      );
      await sleep(pause);
    }
  }
}

/** One try of a load; a later try goes on with the run of the first. */
interface Attempt {
  readonly options: LoadOptions;
  readonly kind: WarehouseKind;
  readonly jobs: number;
  readonly now: () => Date;
  readonly log: Log;
  readonly started: Date;
  number: number;
  runId: number | null;
  /** Source and warehouse have both been reached once. */
  answered: boolean;
}

async function tryOnce(attempt: Attempt): Promise<LoadReport> {
  const { options, jobs } = attempt;
  const open = options.openSources ?? openSources;
  const opened = await open(options.from, options.dryRun === true ? 1 : jobs);
  try {
    if (options.dryRun === true) return await planOnly(attempt, opened);
    const source = await readSource(opened, options);
    const warehouse = await (options.openWarehouse ?? openWarehouse)(options.to, jobs);
    attempt.answered = true;
    try {
      return await loadInto(warehouse, source, opened, attempt);
    } finally {
      await warehouse.close();
    }
  } finally {
    await Promise.allSettled(opened.sources.map((source) => source.close()));
  }
}

async function planOnly(attempt: Attempt, opened: OpenedSources): Promise<LoadReport> {
  const { options, kind, log, now, started } = attempt;
  const source = await readSource(opened, options);
  const plan = planFrom(source, await readContents(options.to), attempt);
  for (const line of describePlan(plan, kind)) log(line);
  return {
    ...reportBase(plan, opened, attempt),
    dryRun: true,
    tables: plan.tables.map(({ target }) => notLoaded(target.name)),
    rows: 0,
    rowsMoved: 0,
    bytesMoved: 0,
    copySeconds: 0,
    proofSeconds: 0,
    warnings: [],
    seconds: secondsBetween(started, now()),
  };
}

type SourceToLoad = Pick<Parameters<typeof planLoad>[0], "tables" | "areAll" | "extents">;

async function readSource(opened: OpenedSources, options: LoadOptions): Promise<SourceToLoad> {
  const from = showDatabaseUrl(options.from);
  const [source] = opened.sources;
  const { tables } = (await source?.schema()) ?? { tables: [] };
  if (tables.length === 0) {
    throw new BitewingError({ kind: "database", what: "This database has no tables.", where: from });
  }
  const chosen = chooseTables(tables, options.tables, from);
  const keyed = chosen.map((table) => ({ table, key: keyOf(table) }));
  const extents = (await source?.extents(keyed)) ?? new Map();
  return { tables: chosen, areAll: options.tables === undefined, extents };
}

function planFrom(source: SourceToLoad, contents: WarehouseContents, { options, kind }: Attempt): LoadPlan {
  return planLoad({
    from: showDatabaseUrl(options.from),
    to: showDatabaseUrl(options.to),
    warehouse: kind,
    ...source,
    contents,
    isFull: options.full === true,
    drift: options.schemaDrift ?? "evolve",
    smallTable: options.smallTable,
  });
}

async function loadInto(
  warehouse: Warehouse,
  source: SourceToLoad,
  opened: OpenedSources,
  attempt: Attempt,
): Promise<LoadReport> {
  const { options, kind, log, now, started } = attempt;
  const contents = await warehouse.contents();
  const plan = planFrom(source, contents, attempt);
  if (attempt.number === 1) for (const line of describePlan(plan, kind)) log(line);
  attempt.runId ??= await warehouse.beginRun({
    source: plan.from,
    mode: plan.mode,
    startedAt: utcText(started),
  });
  try {
    // What is compared with its published table needs no copy that waits, even if it comes to be copied again.
    const copied = plan.tables.filter(({ basis }) => basis.kind === "copy");
    const wanted = new Set(copied.map(({ target }) => target.name));
    await warehouse.forget(contents.leftOver.filter((name) => !wanted.has(name)));
    const executed = await executePlan({
      plan,
      opened,
      warehouse,
      runId: attempt.runId,
      attempts: attempt.number,
      rangeRows: (bytes, rows) => options.rangeRows ?? rowsPerRange(bytes, rows),
      overlap: options.overlap ?? aDay,
      proveAll: options.prove === "all",
      now,
      signal: options.signal,
    });
    for (const line of [...executed.tables.flatMap(describeConversions), ...executed.warnings]) {
      log(`warning: ${line}`);
    }
    return reportOf(plan, executed, opened, attempt);
  } catch (error) {
    // The first error is the one to tell; a warehouse that is gone cannot be told.
    await warehouse.endRun(attempt.runId, failedEnding(error, attempt)).catch(() => {});
    throw error;
  }
}

/** Fewer rows where rows are long, so that the change of one does not move megabytes. */
function rowsPerRange(sizeBytes: number | null, rowEstimate: number): number {
  if (sizeBytes === null || rowEstimate === 0) return rowsOfARange;
  const fitting = Math.floor(bytesOfARange / Math.max(1, sizeBytes / rowEstimate));
  return Math.max(64, Math.min(rowsOfARange, fitting));
}

function failedEnding(error: unknown, { now, number }: Attempt): RunEnding {
  const isInterrupted = error instanceof BitewingError && error.failure.kind === "interrupted";
  const nothing = { tablesChecked: 0, tablesChanged: 0, rowsChecked: 0, rowsMoved: 0, bytesMoved: 0 };
  return {
    status: isInterrupted ? "interrupted" : "failed",
    endedAt: utcText(now()),
    snapshotAt: null,
    snapshot: null,
    attempts: number,
    ...nothing,
    message: messageOf(error),
  };
}

function reportBase(
  plan: LoadPlan,
  opened: OpenedSources,
  { number, runId }: Attempt,
): Pick<LoadReport, "runId" | "from" | "to" | "mode" | "snapshot" | "attempts" | "schemaChanges"> {
  const { from, to, mode, schemaChanges } = plan;
  return { runId, from, to, mode, snapshot: describeSnapshot(opened), attempts: number, schemaChanges };
}

function reportOf(plan: LoadPlan, executed: Executed, opened: OpenedSources, attempt: Attempt): LoadReport {
  const { tables } = executed;
  const sum = (value: (table: TableLoad) => number): number =>
    tables.reduce((total, table) => total + value(table), 0);
  return {
    ...reportBase(plan, opened, attempt),
    dryRun: false,
    ...executed,
    rows: sum(({ rows }) => rows),
    rowsMoved: sum(({ rowsMoved }) => rowsMoved),
    bytesMoved: sum(({ bytesMoved }) => bytesMoved),
    seconds: secondsBetween(attempt.started, attempt.now()),
  };
}

function notLoaded(table: string): TableLoad {
  return {
    table,
    action: "planned",
    rows: 0,
    rowsMoved: 0,
    bytesMoved: 0,
    seconds: 0,
    rangesCompared: 0,
    rangesChanged: 0,
    checksum: "",
    checksumsEqual: false,
    provedByRun: null,
    warnings: [],
  };
}

function targetKind(url: DatabaseUrl): WarehouseKind {
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
