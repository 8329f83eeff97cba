import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { type Log, silent } from "../log.ts";
import { applyProfile } from "../profiles/apply-profile.ts";
import { type Profile, plainProfile } from "../profiles/profile.ts";
import { profileNamed } from "../profiles/profiles.ts";
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
  /** What is made of the source, by name: `plain`, every table as it is, unless stated. A warehouse keeps its profile. */
  readonly profile?: string;
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
  readonly openSources?: (url: DatabaseUrl, connections: number, stop: AbortSignal) => Promise<OpenedSources>;
  readonly openWarehouse?: (url: DatabaseUrl, jobs: number, stop: AbortSignal) => Promise<Warehouse>;
  /** Waits some milliseconds before a lost connection is tried again, or until the signal says stop. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<unknown>;
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
  const { log = silent, now = () => new Date(), sleep = pauseFor, jobs = 2, signal } = options;
  const kind = targetKind(options.to);
  const profile = profileNamed(options.profile);
  refuseSameFile(options);
  if (!Number.isInteger(jobs) || jobs < 1) {
    throw new BitewingError({ kind: "usage", what: "The number of jobs must be a whole number from 1 on." });
  }
  const started = now();
  const attempt: Attempt = {
    options,
    kind,
    profile,
    jobs,
    now,
    log,
    started,
    number: 1,
    runId: null,
    stop: new AbortController(),
    opening: null,
    reached: new Set(),
  };
  for (let pause = firstPause; ; pause *= 2) {
    try {
      return await tryOnce(attempt);
    } catch (error) {
      if (signal?.aborted === true || !isLostConnection(error, mayAnswerAgain(attempt))) throw error;
      if (attempt.number === mostAttempts) throw givenUp(error);
      attempt.number++;
      log(
        `${messageOf(error).split("\n")[0]} Trying again in ${pause / 1000} s (attempt ${attempt.number} of ${mostAttempts}).`,
      );
      await sleep(pause, signal).catch((stopped: unknown) => {
        throw signal?.aborted === true ? interrupted() : stopped;
      });
    }
  }
}

function pauseFor(milliseconds: number, signal: AbortSignal | undefined): Promise<unknown> {
  return setTimeout(milliseconds, undefined, { signal });
}

/** A server that did not answer the first time is more likely misnamed than away. */
function mayAnswerAgain({ opening, reached }: Attempt): boolean {
  return opening === null || reached.has(opening);
}

function givenUp(error: unknown): BitewingError {
  const { where } = error instanceof BitewingError ? error.failure : {};
  return new BitewingError(
    {
      kind: "database",
      what: `${messageOf(error).split("\n")[0]} That was attempt ${mostAttempts} of ${mostAttempts}.`,
      ...(where === undefined ? {} : { where }),
      next: "Run the same command again when the connection holds: what was copied waits there and is not copied a second time.",
    },
    { cause: error },
  );
}

function interrupted(): BitewingError {
  return new BitewingError({
    kind: "interrupted",
    what: "Interrupted. The warehouse is as it was before.",
    next: "Run the same command again: tables that are ready wait there and are not copied a second time.",
  });
}

/** One try of a load; a later try goes on with the run of the first. */
interface Attempt {
  readonly options: LoadOptions;
  readonly kind: WarehouseKind;
  readonly profile: Profile;
  readonly jobs: number;
  readonly now: () => Date;
  readonly log: Log;
  readonly started: Date;
  number: number;
  runId: number | null;
  /** Ends this try: because of the load's own signal, or because the warehouse is no longer held. */
  stop: AbortController;
  /** What is being reached at the moment. */
  opening: Place | null;
  /** What was reached at least once. */
  readonly reached: Set<Place>;
}

type Place = "source" | "warehouse";

async function tryOnce(attempt: Attempt): Promise<LoadReport> {
  const { signal } = attempt.options;
  const stop = new AbortController();
  attempt.stop = stop;
  const interrupt = (): void => stop.abort(interrupted());
  if (signal?.aborted === true) interrupt();
  signal?.addEventListener("abort", interrupt);
  try {
    return await tryUntilStopped(attempt);
  } catch (error) {
    // What breaks because it was told to stop is not the reason.
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    signal?.removeEventListener("abort", interrupt);
  }
}

async function tryUntilStopped(attempt: Attempt): Promise<LoadReport> {
  const { options, jobs, stop } = attempt;
  const connections = options.dryRun === true ? 1 : jobs;
  const opened = await reach("source", attempt, () =>
    (options.openSources ?? openSources)(options.from, connections, stop.signal),
  );
  try {
    if (options.dryRun === true) return await planOnly(attempt, opened);
    const source = await readSource(opened, attempt);
    const warehouse = await reach("warehouse", attempt, () =>
      (options.openWarehouse ?? openWarehouse)(options.to, jobs, stop.signal),
    );
    const { lost } = warehouse;
    lost?.addEventListener("abort", () => stop.abort(lost.reason), { once: true });
    try {
      return await loadInto(warehouse, source, opened, attempt);
    } finally {
      await warehouse.close();
    }
  } finally {
    await Promise.allSettled(opened.sources.map((source) => source.close()));
  }
}

async function reach<T>(place: Place, attempt: Attempt, open: () => Promise<T>): Promise<T> {
  attempt.opening = place;
  const opened = await open();
  attempt.opening = null;
  attempt.reached.add(place);
  return opened;
}

async function planOnly(attempt: Attempt, opened: OpenedSources): Promise<LoadReport> {
  const { options, kind, log, now, started } = attempt;
  const source = await readSource(opened, attempt);
  const contents = await readContents(options.to);
  refuseOtherProfile(contents, attempt);
  const plan = planFrom(source, contents, attempt);
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

async function readSource(opened: OpenedSources, { options, profile }: Attempt): Promise<SourceToLoad> {
  const from = showDatabaseUrl(options.from);
  const [source] = opened.sources;
  const { tables } = (await source?.schema()) ?? { tables: [] };
  if (tables.length === 0) {
    throw new BitewingError({ kind: "database", what: "This database has no tables.", where: from });
  }
  const chosen = chooseTables(applyProfile(tables, profile, from), options.tables, from);
  const keyed = chosen.map((table) => ({ table, key: keyOf(table) }));
  const extents = (await source?.extents(keyed)) ?? new Map();
  return { tables: chosen, areAll: options.tables === undefined, extents };
}

/** What was proved of a warehouse says nothing of the same tables under another profile. */
function refuseOtherProfile({ profile: before }: WarehouseContents, { profile, options }: Attempt): void {
  if (before === null || before === profile.name) return;
  const option = before === plainProfile.name ? "without --profile" : `with --profile ${before}`;
  throw new BitewingError({
    kind: "usage",
    what: `This warehouse was loaded under the profile '${before}', and cannot go over to '${profile.name}'.`,
    where: showDatabaseUrl(options.to),
    next: `Load into another database, or go on ${option}; to change this one, drop its schemas raw and etl first.`,
  });
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
  refuseOtherProfile(contents, attempt);
  const plan = planFrom(source, contents, attempt);
  if (attempt.number === 1) for (const line of describePlan(plan, kind)) log(line);
  const { runId: runBefore, number } = attempt;
  attempt.runId = await warehouse.beginRun({
    source: plan.from,
    mode: plan.mode,
    startedAt: utcText(started),
    again: runBefore === null ? undefined : { runId: runBefore, attempt: number },
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
      profile: attempt.profile,
      now,
      signal: attempt.stop.signal,
    });
    for (const line of [...executed.tables.flatMap(describeConversions), ...executed.warnings]) {
      log(`warning: ${line}`);
    }
    return reportOf(plan, executed, opened, attempt);
  } catch (error) {
    // The first error is the one to tell; a warehouse that is gone cannot be told.
    const reason: unknown = attempt.stop.signal.aborted ? attempt.stop.signal.reason : error;
    await warehouse.endRun(attempt.runId, failedEnding(reason, attempt)).catch(() => {});
    throw error;
  }
}

/** Fewer rows where rows are long, so that the change of one does not move megabytes. */
function rowsPerRange(sizeBytes: number | null, rowEstimate: number): number {
  if (sizeBytes === null || rowEstimate === 0) return rowsOfARange;
  const fitting = Math.floor(bytesOfARange / Math.max(1, sizeBytes / rowEstimate));
  return Math.max(1, Math.min(rowsOfARange, fitting));
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
