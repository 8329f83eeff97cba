import { z } from "zod";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { literalSql } from "../../foundation/sql-text.ts";
import { etlSchema } from "../warehouses/etl-tables.ts";
import type { MonitorReader } from "./monitor-reader.ts";

/** What the loads wrote down, as far as monitoring needs it. */
export interface LoadHistory {
  /** The newest first. */
  readonly runs: readonly RunRow[];
  readonly failuresInARow: number;
  readonly lastSucceeded: RunRow | null;
  readonly tables: readonly TableStateRow[];
  /** The last two rows of each table, the newest first. */
  readonly tableRuns: readonly TableRunRow[];
  readonly conversions: readonly ConversionCount[];
  /** Of `runs`, the newest first. */
  readonly schemaChanges: readonly SchemaChangeRow[];
}

/**
 * Reads the history out of schema `etl`.
 *
 * @param runs how many runs to read
 * @throws {BitewingError} of kind `database` when the warehouse was never loaded into, or its tables cannot be read
 */
export async function readHistory(reader: MonitorReader, runs: number, where: string): Promise<LoadHistory> {
  const known = await readRows(reader, where, tablesOfSchema, z.object({ table_name: z.string() }));
  if (!known.some(({ table_name }) => table_name === "runs")) throw neverLoaded(where);
  const newest = await readRows(reader, where, newestRuns(runs), runRow);
  const [oldest] = newest.slice(-1);
  if (oldest === undefined) throw neverLoaded(where);
  const [lastSucceeded = null] = await readRows(reader, where, newestSucceeded, runRow);
  const [failures] = await readRows(reader, where, failuresSince(lastSucceeded?.runId ?? null), countRow);
  return {
    runs: newest,
    failuresInARow: failures?.count ?? 0,
    lastSucceeded,
    tables: await readRows(reader, where, tableStates, tableStateRow),
    tableRuns: await readRows(reader, where, lastTwoTableRuns, tableRunRow),
    conversions: await readRows(
      reader,
      where,
      conversionCounts(lastSucceeded?.runId ?? null),
      conversionCount,
    ),
    schemaChanges: await readRows(reader, where, schemaChangesSince(oldest.runId), schemaChangeRow),
  };
}

const count = z.coerce.number();
const text = z.string();
/** The warehouse's `2026-01-02 03:04:05.678`, which is UTC, as an ISO instant; null when it is beyond what a clock says. */
const instant = z.string().transform((stamp) => {
  const date = new Date(`${stamp.replace(" ", "T")}Z`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
});
/** An instant that the load's own clock wrote. */
const clockInstant = instant.pipe(z.string());

const runRow = z
  .object({
    run_id: count,
    source: text,
    mode: text,
    status: z.enum(["running", "succeeded", "failed", "interrupted", "killed"]),
    started_at: clockInstant,
    ended_at: clockInstant.nullable(),
    snapshot_at: clockInstant.nullable(),
    snapshot: text.nullable(),
    attempts: count,
    tables_checked: count.nullable(),
    tables_changed: count.nullable(),
    rows_checked: count.nullable(),
    rows_moved: count.nullable(),
    bytes_moved: count.nullable(),
    message: text.nullable(),
  })
  .transform((row) => ({
    runId: row.run_id,
    source: row.source,
    mode: row.mode,
    status: row.status,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    snapshotAt: row.snapshot_at,
    snapshot: row.snapshot,
    attempts: row.attempts,
    tablesChecked: row.tables_checked,
    tablesChanged: row.tables_changed,
    rowsChecked: row.rows_checked,
    rowsMoved: row.rows_moved,
    bytesMoved: row.bytes_moved,
    message: row.message,
  }));
export type RunRow = z.output<typeof runRow>;

const countRow = z.object({ count });

const tableStateRow = z
  .object({
    table_name: text,
    source_table: text,
    row_count: count,
    checked_by_run: count,
    snapshot_at: clockInstant,
  })
  .transform((row) => ({
    table: row.table_name,
    sourceTable: row.source_table,
    rows: row.row_count,
    checkedByRun: row.checked_by_run,
    snapshotAt: row.snapshot_at,
  }));
export type TableStateRow = z.output<typeof tableStateRow>;

const tableRunRow = z
  .object({
    run_id: count,
    table_name: text,
    sync_plan: text,
    action: z.enum(["unchanged", "merged", "replaced"]),
    seconds: count,
    rows_moved: count,
    bytes_moved: count,
    rows_per_second: count.nullable(),
    lag_seconds: count,
    newest_edit: instant.nullable(),
    ranges_compared: count,
    ranges_changed: count,
    source_rows: count,
    source_checksum: text,
    warehouse_rows: count,
    warehouse_checksum: text,
    warehouse_proved_by_run: count,
  })
  .transform((row) => ({
    runId: row.run_id,
    table: row.table_name,
    syncPlan: row.sync_plan,
    action: row.action,
    seconds: row.seconds,
    rowsMoved: row.rows_moved,
    bytesMoved: row.bytes_moved,
    rowsPerSecond: row.rows_per_second,
    lagSeconds: row.lag_seconds,
    newestEdit: row.newest_edit,
    rangesCompared: row.ranges_compared,
    rangesChanged: row.ranges_changed,
    source: { rows: row.source_rows, checksum: row.source_checksum },
    warehouse: { rows: row.warehouse_rows, checksum: row.warehouse_checksum },
    provedByRun: row.warehouse_proved_by_run,
  }));
export type TableRunRow = z.output<typeof tableRunRow>;

const conversionCount = z
  .object({ table_name: text, all_values: count, new_values: count })
  .transform((row) => ({ table: row.table_name, all: row.all_values, new: row.new_values }));
export type ConversionCount = z.output<typeof conversionCount>;

const schemaChangeRow = z
  .object({
    run_id: count,
    table_name: text,
    column_name: text.nullable(),
    kind: text,
    before: text.nullable(),
    after: text.nullable(),
    handling: text,
  })
  .transform(({ run_id: runId, table_name: table, column_name: column, ...rest }) => ({
    runId,
    table,
    column,
    ...rest,
  }));
export type SchemaChangeRow = z.output<typeof schemaChangeRow>;

// Both warehouses have this view; unlike information_schema it also lists what the user may not read.
const tablesOfSchema = `select tablename as table_name from pg_catalog.pg_tables
  where schemaname = ${literalSql(etlSchema)}`;

const runColumns = `run_id, source, mode, status, cast(started_at as varchar) as started_at,
  cast(ended_at as varchar) as ended_at, cast(snapshot_at as varchar) as snapshot_at, snapshot, attempts,
  tables_checked, tables_changed, rows_checked, rows_moved, bytes_moved, message`;

function newestRuns(limit: number): string {
  return `select ${runColumns} from ${etlSchema}.runs order by run_id desc limit ${limit}`;
}

const newestSucceeded = `select ${runColumns} from ${etlSchema}.runs where status = 'succeeded'
  order by run_id desc limit 1`;

/** An interrupted run was stopped on purpose: it neither counts nor ends the row. */
function failuresSince(succeeded: number | null): string {
  const since = succeeded === null ? "" : `and run_id > ${succeeded}`;
  return `select count(*) as count from ${etlSchema}.runs where status in ('failed', 'killed') ${since}`;
}

const tableStates = `select table_name, source_table, row_count, checked_by_run,
  cast(snapshot_at as varchar) as snapshot_at from ${etlSchema}.table_states order by row_count desc, table_name`;

// Two passes that only add up, because the table grows with every run: to rank its rows would sort all of them.
const lastTwoTableRuns = `with
  newest as (select table_name, max(run_id) as run_id from ${etlSchema}.table_runs group by table_name),
  before as (
    select table_runs.table_name, max(table_runs.run_id) as run_id
    from ${etlSchema}.table_runs
    join newest on newest.table_name = table_runs.table_name and table_runs.run_id < newest.run_id
    group by table_runs.table_name),
  wanted as (select * from newest union all select * from before)
select run_id, table_name, sync_plan, action, seconds, rows_moved, bytes_moved, rows_per_second, lag_seconds,
  cast(newest_edit as varchar) as newest_edit, ranges_compared, ranges_changed, source_rows, source_checksum,
  warehouse_rows, warehouse_checksum, warehouse_proved_by_run
from ${etlSchema}.table_runs
join wanted using (table_name, run_id)
order by run_id desc`;

function conversionCounts(run: number | null): string {
  return `select table_name, count(*) as all_values,
    sum(case when run_id = ${run ?? "null"} then 1 else 0 end) as new_values
    from ${etlSchema}.conversions group by table_name`;
}

function schemaChangesSince(run: number): string {
  return `select run_id, table_name, column_name, kind, before, after, handling from ${etlSchema}.schema_changes
    where run_id >= ${run} order by run_id desc, table_name, column_name`;
}

async function readRows<S extends z.ZodType>(
  reader: MonitorReader,
  where: string,
  sql: string,
  row: S,
): Promise<z.output<S>[]> {
  try {
    return z.array(row).parse(await reader.records(sql));
  } catch (cause) {
    const problem = cause instanceof z.ZodError ? z.prettifyError(cause) : messageOf(cause);
    throw unreadable(problem.split("\n")[0] ?? problem, where, cause);
  }
}

function neverLoaded(where: string): BitewingError {
  return new BitewingError({
    kind: "database",
    what: "This warehouse holds no history of loads.",
    where,
    next: "Load it first: bitewing load --from URL --to URL.",
  });
}

function unreadable(problem: string, where: string, cause: unknown): BitewingError {
  return new BitewingError(
    {
      kind: "database",
      what: `The history of loads in schema ${etlSchema} cannot be read: ${problem}`,
      where,
      next: `Reading needs USAGE on schema ${etlSchema} and SELECT on its tables; another version's tables are renewed by a load.`,
    },
    { cause },
  );
}
