import { literalSql } from "../../foundation/sql-text.ts";
import { createEtlTables, etlSchema } from "../../pipeline/warehouses/etl-tables.ts";

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** Statements that insert a row into a table of schema etl. */
function insert(table: string, row: Row): string {
  const values = Object.values(row).map((value) =>
    typeof value === "string" ? literalSql(value) : String(value),
  );
  return `insert into ${etlSchema}.${table} (${Object.keys(row).join(", ")}) values (${values.join(", ")})`;
}

/** An incremental run of two minutes that succeeded, unless said otherwise. */
export function runOf(runId: number, startedAt: string, changes: Row = {}): string {
  return insert("runs", {
    run_id: runId,
    source: "mysql://reader@office:3306/opendental",
    mode: "incremental",
    status: "succeeded",
    started_at: startedAt,
    snapshot_at: startedAt,
    snapshot: "one moment",
    ended_at: startedAt.replace(/:00(\.\d+)?$/, ":41.5"),
    attempts: 1,
    tables_checked: 432,
    tables_changed: 2,
    rows_checked: 186_000,
    rows_moved: 830,
    bytes_moved: 83_000,
    message: null,
    ...changes,
  });
}

/** The state of a table that has these rows, checked by a run at its snapshot. */
export function stateOf(table: string, rows: number, runId: number, snapshotAt: string): string {
  return insert("table_states", {
    table_name: table,
    source_table: table,
    columns: "[]",
    key_column: "Id",
    newest_edit: null,
    row_count: rows,
    checksum: `sum of ${rows}`,
    proved_by_run: runId,
    checked_by_run: runId,
    snapshot_at: snapshotAt,
  });
}

/** What a run did to a table that has these rows since; both sides alike unless said otherwise. */
export function tableRunOf(table: string, rows: number, runId: number, changes: Row = {}): string {
  return insert("table_runs", {
    run_id: runId,
    table_name: table,
    sync_plan: "edit stamp",
    action: "merged",
    started_at: "2026-03-01 02:00:01",
    seconds: 2,
    rows_moved: 400,
    bytes_moved: 40_000,
    rows_per_second: 200,
    lag_seconds: 12.5,
    newest_edit: "2026-03-01 01:58:00",
    ranges_compared: 10,
    ranges_changed: 1,
    source_rows: rows,
    source_checksum: `sum of ${rows}`,
    warehouse_rows: rows,
    warehouse_checksum: `sum of ${rows}`,
    warehouse_proved_by_run: runId,
    ...changes,
  });
}

export function conversionOf(table: string, rowKey: string, runId: number): string {
  return insert("conversions", {
    table_name: table,
    row_key: rowKey,
    column_name: "DateTEntry",
    kind: "zero date",
    source_value: "0000-00-00",
    run_id: runId,
  });
}

export function columnAdded(table: string, column: string, runId: number): string {
  return insert("schema_changes", {
    run_id: runId,
    table_name: table,
    column_name: column,
    kind: "column added",
    before: null,
    after: "varchar",
    handling: "added to the raw table",
  });
}

/** One text of statements: the tables, and rows in them. */
export function etlTablesWith(...rows: readonly string[]): string {
  return [...createEtlTables, ...rows].join(";\n");
}

/** The clock of these tests: eight hours after the last load. */
export const morning = new Date("2026-03-01T10:00:00Z");

const lastLoad = "2026-03-01 02:00:00";

/** Run 41 and 42 succeeded; patient and appointment hold rows, eservicelog never did. */
export const twoLoads: readonly string[] = [
  runOf(41, "2026-02-28 02:00:00.25", { mode: "full", tables_changed: 2 }),
  runOf(42, lastLoad, { attempts: 2 }),
  stateOf("patient", 402, 42, lastLoad),
  stateOf("appointment", 5_130, 42, lastLoad),
  stateOf("eservicelog", 0, 42, lastLoad),
  tableRunOf("patient", 400, 41, { action: "replaced", newest_edit: null }),
  tableRunOf("patient", 402, 42),
  tableRunOf("appointment", 5_130, 41, { action: "replaced" }),
  tableRunOf("appointment", 5_130, 42, {
    action: "unchanged",
    rows_moved: 0,
    bytes_moved: 0,
    rows_per_second: null,
    warehouse_proved_by_run: 41,
  }),
  conversionOf("patient", "7", 41),
  conversionOf("patient", "9", 42),
  columnAdded("patient", "Pronouns", 42),
];
