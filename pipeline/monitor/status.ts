import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import { type Log, silent } from "../log.ts";
import { judgeSlas } from "./judge-slas.ts";
import { openMonitorReader } from "./monitor-reader.ts";
import { type LoadHistory, readHistory } from "./read-history.ts";
import { runSummary } from "./run-summary.ts";
import { defaultSlas, type Slas } from "./slas.ts";
import type { RunningRun, StatusReport, TableStatus } from "./status-report.ts";
import { tableStatuses } from "./table-statuses.ts";

export interface StatusOptions {
  /** A PostgreSQL or DuckDB warehouse. It is only read. */
  readonly target: DatabaseUrl;
  /** What is promised of it; data at most 26 hours old unless stated. */
  readonly slas?: Slas;
  /** How many runs to tell of, 5 unless stated. */
  readonly runs?: number;
  /** Report and judge only these raw tables, whatever their case; all of them when left out. */
  readonly tables?: readonly string[];
  /** The clock that ages are counted from. */
  readonly now?: () => Date;
  readonly log?: Log;
}

/**
 * How a warehouse stands: its last loads, the age and the proof of each table, and the SLAs that do not hold. Nothing
 * is written.
 *
 * @example const { ok, brokenSlas } = await status({ target, slas: await findSlas(undefined, ".") });
 * @throws {BitewingError} `database` when the warehouse cannot be reached or was never loaded into, `usage` when a
 * table is not there
 */
export async function status(options: StatusOptions): Promise<StatusReport> {
  const { target, slas = defaultSlas, now = () => new Date(), log = silent } = options;
  const reader = await openMonitorReader(target);
  try {
    const history = await readHistory(reader, (options.runs ?? usualRuns) + 1, showDatabaseUrl(target));
    const at = now();
    log(slas.file === null ? "SLAs: the defaults" : `SLAs: ${slas.file}`);
    return reportOf(history, { options, slas, at });
  } finally {
    await reader.close();
  }
}

/** How many runs are told of. One more is read, so that the last that ended is known while another is at work. */
const usualRuns = 5;

interface Reporting {
  readonly options: StatusOptions;
  readonly slas: Slas;
  readonly at: Date;
}

function reportOf(history: LoadHistory, { options, slas, at }: Reporting): StatusReport {
  const newest = history.runs.map((run) => runSummary(run, at));
  const runs = newest.slice(0, options.runs ?? usualRuns);
  const tables = chooseTables(tableStatuses(history, at), options.tables);
  const running = runningRun(newest, options.target.kind);
  const judged = {
    lastSucceeded: history.lastSucceeded === null ? null : runSummary(history.lastSucceeded, at),
    running,
    failuresInARow: history.failuresInARow,
    tables,
    allTables: history.tables.map(({ table }) => table),
  };
  const brokenSlas = judgeSlas(judged, slas);
  return {
    version: 1,
    target: showDatabaseUrl(options.target),
    at: at.toISOString(),
    ok: brokenSlas.length === 0,
    brokenSlas,
    slaFile: slas.file,
    lastRun: newest.find((run) => run.status !== "running") ?? null,
    running,
    failuresInARow: history.failuresInARow,
    runs,
    tables,
    schemaChanges: history.schemaChanges.filter(({ runId }) => runs.some((run) => run.runId === runId)),
  };
}

function runningRun([newest]: StatusReport["runs"], kind: DatabaseUrl["kind"]): RunningRun | null {
  // A load keeps a DuckDB file locked, and this file could be opened.
  return newest?.status === "running" ? { ...newest, orphaned: kind === "duckdb" } : null;
}

function chooseTables(
  tables: readonly TableStatus[],
  names: readonly string[] | undefined,
): readonly TableStatus[] {
  const known = tables.map(({ table }) => table);
  for (const name of names ?? []) {
    if (known.includes(name.toLowerCase())) continue;
    throw new BitewingError({
      kind: "usage",
      what: `The warehouse has no raw table '${name}'.`,
      next: didYouMean(name, known) ?? "'bitewing status' without --tables lists them.",
    });
  }
  return tables.filter(({ table }) => isChosen(table, names));
}

function isChosen(table: string, names: readonly string[] | undefined): boolean {
  return names === undefined || names.some((name) => name.toLowerCase() === table);
}
