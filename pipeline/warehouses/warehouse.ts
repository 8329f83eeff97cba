import type { Extract } from "../sources/source.ts";
import type { ColumnType, WarehouseKind } from "../types/column-type.ts";
import type { Fingerprint } from "../types/fingerprint.ts";

/** The schema that holds the source's tables as they are. */
export const rawSchema = "raw";
export const statusTable = "etl_load_status";

/** A table of the raw schema. */
export interface RawTable {
  /** In lower case. */
  readonly name: string;
  /** Named exactly as in the source. */
  readonly columns: readonly RawColumn[];
}

export interface RawColumn {
  readonly name: string;
  readonly type: ColumnType;
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
 * A database that tables are loaded into. A load begins, ingests, proves, and then publishes everything at once or
 * discards it; until then a reader sees the tables of the load before.
 */
export interface Warehouse {
  readonly kind: WarehouseKind;
  /** Lays out these tables, empty and out of sight. */
  begin(tables: readonly RawTable[]): Promise<void>;
  /** Fills one of them. */
  ingest(table: RawTable, extract: Extract): Promise<void>;
  /** Counts and sums up a table of this load where it lies. */
  fingerprint(table: RawTable): Promise<Fingerprint>;
  /** Puts the tables in place and writes their state, in one transaction. Returns what a user should know. */
  publish(statuses: readonly LoadStatus[]): Promise<readonly string[]>;
  /** Removes every trace of a load that was not published. */
  discard(): Promise<void>;
  close(): Promise<void>;
}
