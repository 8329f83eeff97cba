import type { ConvertedValue } from "../sources/converted-value.ts";
import type { Extract, ExtractFormat } from "../sources/source.ts";
import type { ColumnType, WarehouseKind } from "../types/column-type.ts";
import type { Fingerprint, RowChecksum } from "../types/fingerprint.ts";
import type { KeyRange } from "../types/key-range.ts";
import type { RunEnding, RunStart, TableRun } from "./run-record.ts";
import type { SchemaChange } from "./schema-change.ts";
import type { TableState } from "./table-state.ts";

/** The schema that holds the source's tables as they are. */
export const rawSchema = "raw";

/** A table of the raw schema. */
export interface RawTable {
  /** In lower case. */
  readonly name: string;
  /** Named exactly as in the source. */
  readonly columns: readonly RawColumn[];
  /** The only column of the primary key, when it holds whole numbers: ranges of rows go by it. */
  readonly key?: string | undefined;
}

export interface RawColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether the source allows NULL. The raw column always does, for values that could not be kept. */
  readonly nullable: boolean;
}

/** What a warehouse holds when a load begins. */
export interface WarehouseContents {
  /** By table name; only tables that are there with the columns that their state names. */
  readonly states: ReadonlyMap<string, TableState>;
  /** The profile that it was loaded under; null when nothing was loaded yet. */
  readonly profile: string | null;
  /** Names of copies that a load before left behind. */
  readonly leftOver: readonly string[];
  /** Whether a copy of just this table was left behind, so that its rows need not all be copied again. */
  isLeftOver(table: RawTable): boolean;
}

/** A table's rows within one transaction: of the published table, or of the copy that is to take its place. */
export interface TableRows {
  /** Deletes the rows of a range. */
  clear(range: KeyRange): Promise<void>;
  append(extract: Extract): Promise<void>;
  /** Puts rows of some ranges in place of those with the same key; others that come are left out. */
  upsert(extract: Extract, within: readonly KeyRange[]): Promise<void>;
  /** Counts and sums up a range where it lies. */
  fingerprint(range: KeyRange): Promise<Fingerprint>;
  /** Of each of these ranges, which follow one another without a gap. */
  fingerprints(ranges: readonly KeyRange[]): Promise<readonly Fingerprint[]>;
  /** The largest key of a range; null without rows. */
  lastKey(range: KeyRange): Promise<bigint | null>;
  /** Every so many rows of a range, in the order of the key, the key: where to cut it into smaller ones. */
  cuts(range: KeyRange, rows: number): Promise<readonly bigint[]>;
  /** Each row's key and its part of the checksum. */
  rowChecksums(range: KeyRange): Promise<readonly RowChecksum[]>;
}

/** The transaction that ends a load: all of it becomes visible at once, or nothing. */
export interface Publication {
  /** The published table's rows, changed in place. */
  rows(table: RawTable): TableRows;
  /** Gives the published table the columns of this one. Returns what a user should know. */
  alter(table: RawTable, changes: readonly ColumnAlteration[]): Promise<readonly string[]>;
  /** Puts the finished copies in place of the published tables. Returns what a user should know. */
  swapIn(tables: readonly RawTable[]): Promise<readonly string[]>;
  record(record: LoadRecord): Promise<void>;
}

/** A change of a published table that spares copying it. */
export type ColumnAlteration =
  | { readonly kind: "add"; readonly column: RawColumn; readonly default: string | null }
  | { readonly kind: "drop"; readonly column: string }
  | { readonly kind: "retype"; readonly column: RawColumn };

/** What a load writes down with its data. */
export interface LoadRecord {
  readonly runId: number;
  /** Of the tables that changed. */
  readonly states: readonly TableState[];
  /** Tables that were found to be as their state says. */
  readonly unchanged: readonly string[];
  /** When the source was as all of them say now. `YYYY-MM-DD HH:MM:SS`, UTC. */
  readonly snapshotAt: string;
  readonly tableRuns: readonly TableRun[];
  readonly statuses: readonly LoadStatus[];
  readonly conversions: readonly TableConversions[];
  readonly schemaChanges: readonly SchemaChange[];
  /** The name of the profile that the tables are loaded under. */
  readonly profile: string;
  /** Statements that lay out what readers expect beside the tables. */
  readonly furtherTables: readonly string[];
  readonly ending: RunEnding;
}

/** The values of a table that a run read and could not keep. */
export interface TableConversions {
  readonly table: string;
  /** Keys that were read again, so that what was written down of them before no longer holds. */
  readonly read: readonly KeyRange[];
  /** Columns that the table has: what was written down of others holds no longer either. */
  readonly columns: readonly string[];
  readonly values: readonly ConvertedValue[];
}

/** A row of `raw.etl_load_status`. */
export interface LoadStatus {
  readonly tableName: string;
  readonly rowsLoaded: number;
  readonly primaryColumnName: string | null;
  readonly lastPrimaryValue: string | null;
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  readonly loadedAt: string;
}

/**
 * A database that tables are loaded into, held by one load at a time. Whole tables are copied out of sight, outlive a
 * load that breaks off, and are put in place by the publication; until then a reader sees the load before.
 */
export interface Warehouse {
  readonly kind: WarehouseKind;
  /** The form in which it takes rows that come as bytes. */
  readonly format: Exclude<ExtractFormat, "duckdb">;
  /** Aborted when the warehouse is no longer held, so that nothing more may be done to it; with the error as reason. */
  readonly lost?: AbortSignal;
  contents(): Promise<WarehouseContents>;
  /** Writes down that a run has begun, and returns its number. */
  beginRun(run: RunStart): Promise<number>;
  /** Writes down how a run ended that published nothing. */
  endRun(runId: number, ending: RunEnding): Promise<void>;
  /** Lays out empty copies of these tables, out of sight; of a left-over one nothing remains. */
  layOut(tables: readonly RawTable[]): Promise<void>;
  /** Works on the copy of a table, in a transaction on a connection of its own. */
  inCopy<T>(table: RawTable, work: (rows: TableRows) => Promise<T>): Promise<T>;
  /** Makes a filled copy ready to be published: builds its index where the warehouse needs one. */
  finish(table: RawTable): Promise<void>;
  /** Removes copies that nobody will need. */
  forget(tables: readonly string[]): Promise<void>;
  publish<T>(work: (publication: Publication) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
