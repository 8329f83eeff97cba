/**
 * What the pipeline writes down about itself in the warehouse: runs, what each did to each table, what is known of each
 * table, and every value that could not be kept. One text for PostgreSQL and DuckDB; times are UTC without a zone.
 */
import { rawSchema } from "./warehouse.ts";

/** The schema that holds these tables. */
export const etlSchema = "etl";

/** In raw, because readers of the raw schema look there: one row a table, its last load. */
export const statusTable = "etl_load_status";

/** How a run stands. `killed` is written by the run that comes after one that never said how it ended. */
export type RunStatus = "running" | "succeeded" | "failed" | "interrupted" | "killed";

/** What a run did to a table. */
export type TableAction = "unchanged" | "merged" | "replaced";

const runs = `create table if not exists ${etlSchema}.runs (
  run_id bigint not null primary key, source varchar not null, mode varchar not null, status varchar not null,
  started_at timestamp not null, snapshot_at timestamp, snapshot varchar, ended_at timestamp, attempts integer not null,
  tables_checked integer, tables_changed integer, rows_checked bigint, rows_moved bigint, bytes_moved bigint,
  message varchar)`;

const tableRuns = `create table if not exists ${etlSchema}.table_runs (
  run_id bigint not null, table_name varchar not null, sync_plan varchar not null, action varchar not null,
  started_at timestamp not null, seconds float8 not null, rows_moved bigint not null, bytes_moved bigint not null,
  rows_per_second float8, lag_seconds float8 not null, newest_edit timestamp,
  ranges_compared integer not null, ranges_changed integer not null,
  source_rows bigint not null, source_checksum varchar not null,
  warehouse_rows bigint not null, warehouse_checksum varchar not null, warehouse_proved_by_run bigint not null)`;

const tableStates = `create table if not exists ${etlSchema}.table_states (
  table_name varchar not null primary key, source_table varchar not null, columns varchar not null,
  key_column varchar, newest_edit varchar, row_count bigint not null, checksum varchar not null,
  proved_by_run bigint not null, checked_by_run bigint not null, snapshot_at timestamp not null)`;

const keyRanges = `create table if not exists ${etlSchema}.key_ranges (
  table_name varchar not null, above_key varchar, through_key varchar, row_count bigint not null,
  checksum varchar not null)`;

/** Rows that runs changed in published tables: one by its key, a range of keys, or with neither the whole table. */
const rowChanges = `create table if not exists ${etlSchema}.row_changes (
  run_id bigint not null, table_name varchar not null, row_key numeric(38,0), above_key numeric(38,0),
  through_key numeric(38,0))`;

const conversions = `create table if not exists ${etlSchema}.conversions (
  table_name varchar not null, row_key varchar, column_name varchar not null, kind varchar not null,
  source_value varchar, run_id bigint not null)`;

const schemaChanges = `create table if not exists ${etlSchema}.schema_changes (
  run_id bigint not null, table_name varchar not null, column_name varchar, kind varchar not null,
  before varchar, after varchar, handling varchar not null)`;

/** One row: the profile that the tables of raw are loaded under, since the first load. */
const loadProfile = `create table if not exists ${etlSchema}.load_profile (
  name varchar not null, since_run bigint not null)`;

/** Statements that make whatever is not there yet, in order. */
export const createEtlTables: readonly string[] = [
  `create schema if not exists ${rawSchema}`,
  `create schema if not exists ${etlSchema}`,
  runs,
  tableRuns,
  tableStates,
  keyRanges,
  conversions,
  schemaChanges,
  rowChanges,
  loadProfile,
];
