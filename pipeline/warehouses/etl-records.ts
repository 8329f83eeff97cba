/** Reads and writes the tables of schema etl, in SQL that PostgreSQL and DuckDB both understand. */

import { groupBy } from "../../foundation/group-by.ts";
import { literalSql } from "../../foundation/sql-text.ts";
import { sumOfFingerprints } from "../types/fingerprint.ts";
import { type KeyRange, rangeCondition } from "../types/key-range.ts";
import { etlSchema, statusTable } from "./etl-tables.ts";
import type { RunEnding, RunStart, TableRun } from "./run-record.ts";
import type { SchemaChange } from "./schema-change.ts";
import type { RangeState, StateColumn, TableState } from "./table-state.ts";
import { type LoadRecord, type LoadStatus, rawSchema, type TableConversions } from "./warehouse.ts";
import type { WarehouseConnection } from "./warehouse-connection.ts";

/** What is known of every table that was ever published here. */
export async function readTableStates(connection: WarehouseConnection): Promise<TableState[]> {
  const ranges = groupBy(
    await connection.rows(
      `select table_name, above_key, through_key, row_count, checksum from ${etlSchema}.key_ranges
       order by table_name, above_key is not null, above_key::numeric(38,0)`,
    ),
    ([table]) => String(table),
  );
  const states = await connection.rows(
    `select table_name, source_table, columns, key_column, newest_edit, proved_by_run, checked_by_run,
            snapshot_at::varchar from ${etlSchema}.table_states order by table_name`,
  );
  return states.map((row): TableState => {
    const [table, sourceTable, columns, key, newestEdit, provedByRun, checkedByRun, snapshotAt] = row;
    return {
      table: String(table),
      sourceTable: String(sourceTable),
      columns: JSON.parse(String(columns)) as StateColumn[], // written by `recordLoad`
      key: textOrNull(key),
      newestEdit: textOrNull(newestEdit),
      ranges: (ranges.get(String(table)) ?? []).map(rangeStateOf),
      provedByRun: Number(provedByRun),
      checkedByRun: Number(checkedByRun),
      snapshotAt: String(snapshotAt),
    };
  });
}

/**
 * The profile of the tables that were published here; null when there are none. Warehouses from before there were
 * profiles are plain.
 */
export async function readProfile(connection: WarehouseConnection): Promise<string | null> {
  const [[isLoaded] = []] = await connection.rows(`select count(*) > 0 from ${etlSchema}.table_states`);
  if (isLoaded !== true) return null;
  const [[isKnown] = []] = await connection.rows(
    `select count(*) > 0 from information_schema.tables
     where table_schema = '${etlSchema}' and table_name = 'load_profile'`,
  );
  const [[name] = []] =
    isKnown === true ? await connection.rows(`select name from ${etlSchema}.load_profile`) : [];
  return textOrNull(name) ?? "plain";
}

function rangeStateOf([, above, through, rows, checksum]: readonly unknown[]): RangeState {
  return {
    range: { above: keyOrNull(above), through: keyOrNull(through) },
    fingerprint: { rows: Number(rows), checksum: BigInt(String(checksum)) },
  };
}

/** Writes that a run has begun; runs that never said how they ended were killed. Returns its number. */
export async function recordRunStart(connection: WarehouseConnection, run: RunStart): Promise<number> {
  if (run.again !== undefined) {
    const { runId, attempt } = run.again;
    await connection.run(
      `update ${etlSchema}.runs set status = 'running', attempts = ${attempt}, ended_at = null, message = null
       where run_id = ${runId}`,
    );
    return runId;
  }
  await connection.run(
    `update ${etlSchema}.runs set status = 'killed', message = 'The process ended without a word.'
     where status = 'running'`,
  );
  const [[last] = []] = await connection.rows(`select coalesce(max(run_id), 0) from ${etlSchema}.runs`);
  const runId = Number(last) + 1;
  const values = [runId, run.source, run.mode, "running", run.startedAt, 1].map(literal).join(", ");
  await connection.run(
    `insert into ${etlSchema}.runs (run_id, source, mode, status, started_at, attempts) values (${values})`,
  );
  return runId;
}

export async function recordRunEnding(
  connection: WarehouseConnection,
  runId: number,
  ending: RunEnding,
): Promise<void> {
  const values = {
    status: ending.status,
    ended_at: ending.endedAt,
    snapshot_at: ending.snapshotAt,
    snapshot: ending.snapshot,
    attempts: ending.attempts,
    tables_checked: ending.tablesChecked,
    tables_changed: ending.tablesChanged,
    rows_checked: ending.rowsChecked,
    rows_moved: ending.rowsMoved,
    bytes_moved: ending.bytesMoved,
    message: ending.message,
  };
  const assignments = Object.entries(values).map(([column, value]) => `${column} = ${literal(value)}`);
  await connection.run(`update ${etlSchema}.runs set ${assignments.join(", ")} where run_id = ${runId}`);
}

/** Writes all that a load leaves behind beside its data. */
export async function recordLoad(connection: WarehouseConnection, record: LoadRecord): Promise<void> {
  await runInParts(connection, loadStatements(connection.dialect, record));
  await recordRunEnding(connection, record.runId, record.ending);
}

function* loadStatements(dialect: WarehouseConnection["dialect"], record: LoadRecord): Iterable<string> {
  const { runId } = record;
  yield* stateStatements(record.states);
  yield* checkedStatements(record);
  yield* insertions(
    "table_runs",
    record.tableRuns.map((run) => tableRunRow(runId, run)),
  );
  for (const conversions of record.conversions) yield* conversionStatements(runId, conversions);
  yield* insertions(
    "schema_changes",
    record.schemaChanges.map((change) => schemaChangeRow(runId, change)),
  );
  yield `insert into ${etlSchema}.load_profile select ${literalSql(record.profile)}, ${runId}
    where not exists (select 1 from ${etlSchema}.load_profile)`;
  yield* record.furtherTables;
  yield createStatusTable[dialect];
  yield* statusStatements(record.statuses);
}

const textOfOnePart = 1_000_000;

/** Runs statements together, as many as make a text of about a megabyte. */
async function runInParts(connection: WarehouseConnection, statements: Iterable<string>): Promise<void> {
  let part: string[] = [];
  let length = 0;
  for (const statement of statements) {
    part.push(statement);
    length += statement.length;
    if (length < textOfOnePart) continue;
    await connection.run(part.join(";\n"));
    part = [];
    length = 0;
  }
  if (part.length > 0) await connection.run(part.join(";\n"));
}

function stateStatements(states: readonly TableState[]): string[] {
  if (states.length === 0) return [];
  const names = states.map(({ table }) => literalSql(table)).join(", ");
  return [
    `delete from ${etlSchema}.table_states where table_name in (${names})`,
    `delete from ${etlSchema}.key_ranges where table_name in (${names})`,
    ...insertions("table_states", states.map(stateRow)),
    ...insertions("key_ranges", states.flatMap(rangeRows)),
  ];
}

function stateRow(state: TableState): Row {
  const { rows, checksum } = sumOfFingerprints(state.ranges.map(({ fingerprint }) => fingerprint));
  return {
    table_name: state.table,
    source_table: state.sourceTable,
    columns: JSON.stringify(state.columns),
    key_column: state.key,
    newest_edit: state.newestEdit,
    row_count: rows,
    checksum: String(checksum),
    proved_by_run: state.provedByRun,
    checked_by_run: state.checkedByRun,
    snapshot_at: state.snapshotAt,
  };
}

function rangeRows({ table, ranges }: TableState): Row[] {
  return ranges.map(({ range, fingerprint }) => ({
    table_name: table,
    above_key: keyText(range.above),
    through_key: keyText(range.through),
    row_count: fingerprint.rows,
    checksum: String(fingerprint.checksum),
  }));
}

/** Of tables that did not change only the moment is new. */
function checkedStatements({ runId, unchanged, snapshotAt }: LoadRecord): string[] {
  if (unchanged.length === 0) return [];
  return [
    `update ${etlSchema}.table_states set checked_by_run = ${runId}, snapshot_at = ${literalSql(snapshotAt)}
     where table_name in (${unchanged.map(literalSql).join(", ")})`,
  ];
}

function tableRunRow(runId: number, run: TableRun): Row {
  return {
    run_id: runId,
    table_name: run.table,
    sync_plan: run.syncPlan,
    action: run.action,
    started_at: run.startedAt,
    seconds: run.seconds,
    rows_moved: run.rowsMoved,
    bytes_moved: run.bytesMoved,
    rows_per_second: run.seconds === 0 ? null : run.rowsMoved / run.seconds,
    lag_seconds: run.lagSeconds,
    newest_edit: timeOrNull(run.newestEdit),
    ranges_compared: run.rangesCompared,
    ranges_changed: run.rangesChanged,
    source_rows: run.source.rows,
    source_checksum: String(run.source.checksum),
    warehouse_rows: run.warehouse.rows,
    warehouse_checksum: String(run.warehouse.checksum),
    warehouse_proved_by_run: run.provedByRun,
  };
}

function* conversionStatements(
  runId: number,
  { table, read, columns, values }: TableConversions,
): Iterable<string> {
  const name = `table_name = ${literalSql(table)}`;
  for (const range of read) yield `delete from ${etlSchema}.conversions where ${name}${andInRange(range)}`;
  yield `delete from ${etlSchema}.conversions
    where ${name} and column_name not in (${columns.map(literalSql).join(", ")})`;
  for (let i = 0; i < values.length; i += rowsOfOneStatement) {
    const some = values.slice(i, i + rowsOfOneStatement);
    yield* insertions(
      "conversions",
      some.map(({ key, column, kind, value }) => ({
        table_name: table,
        row_key: key,
        column_name: column,
        kind,
        source_value: value,
        run_id: runId,
      })),
    );
  }
}

function andInRange(range: KeyRange): string {
  const condition = rangeCondition("row_key::numeric(38,0)", range);
  return condition === "" ? "" : ` and ${condition}`;
}

function schemaChangeRow(runId: number, change: SchemaChange): Row {
  const { table, column, kind, before, after, handling } = change;
  return { run_id: runId, table_name: table, column_name: column, kind, before, after, handling };
}

const statusColumns = `table_name varchar(255) not null unique, last_loaded timestamp,
  last_primary_value varchar(255), primary_column_name varchar(255), rows_loaded integer, load_status varchar(50),
  _loaded_at timestamp`;

const createStatusTable = {
  postgres: `create table if not exists ${rawSchema}.${statusTable} (
    id integer generated by default as identity primary key, ${statusColumns})`,
  duckdb: `create sequence if not exists ${rawSchema}.etl_load_status_id;
  create table if not exists ${rawSchema}.${statusTable} (
    id integer primary key default nextval('${rawSchema}.etl_load_status_id'), ${statusColumns})`,
} as const;

function statusStatements(statuses: readonly LoadStatus[]): string[] {
  if (statuses.length === 0) return [];
  const rows = statuses.map((status) => {
    const time = `timestamp ${literalSql(status.loadedAt)}`;
    const key = [status.lastPrimaryValue, status.primaryColumnName].map(literal).join(", ");
    return `(${literalSql(status.tableName)}, ${time}, ${key}, ${status.rowsLoaded}, 'completed', ${time})`;
  });
  return [
    `insert into ${rawSchema}.${statusTable} (table_name, last_loaded, last_primary_value, primary_column_name,
       rows_loaded, load_status, _loaded_at) values ${rows.join(",\n")}
     on conflict (table_name) do update set last_loaded = excluded.last_loaded,
       last_primary_value = excluded.last_primary_value, primary_column_name = excluded.primary_column_name,
       rows_loaded = excluded.rows_loaded, load_status = excluded.load_status, _loaded_at = excluded._loaded_at`,
  ];
}

type Value = string | number | null;
/** By column. */
type Row = Readonly<Record<string, Value>>;

/** Rows that one statement inserts at most, so that no statement grows without bound. */
const rowsOfOneStatement = 1000;

/** Statements that insert rows, which all have the same columns. */
function* insertions(table: string, rows: readonly Row[]): Iterable<string> {
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  for (let i = 0; i < rows.length; i += rowsOfOneStatement) {
    const values = rows
      .slice(i, i + rowsOfOneStatement)
      .map((row) => `(${Object.values(row).map(literal).join(", ")})`)
      .join(",\n");
    yield `insert into ${etlSchema}.${table} (${columns}) values ${values}`;
  }
}

function literal(value: Value): string {
  if (value === null) return "null";
  return typeof value === "number" ? String(value) : literalSql(value);
}

/** Edit stamps that are no time, such as `0000-00-00`, are none here. */
function timeOrNull(text: string | null): string | null {
  return text !== null &&
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/.test(text) &&
    !text.startsWith("0000")
    ? text
    : null;
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

function keyOrNull(value: unknown): bigint | null {
  return value === null || value === undefined ? null : BigInt(String(value));
}

function keyText(key: bigint | null): string | null {
  return key === null ? null : String(key);
}
