import type { RunStatus, TableAction } from "../warehouses/etl-tables.ts";
import type { BrokenSla } from "./broken-sla.ts";

/**
 * What `bitewing status --json` prints. Within a version, fields may be added and none changes its meaning. Instants
 * are ISO 8601 in UTC; durations and ages are seconds.
 */
export interface StatusReport {
  readonly version: 1;
  /** The warehouse, without a password. */
  readonly target: string;
  /** The clock that ages are counted from. */
  readonly at: string;
  /** No SLA is broken. */
  readonly ok: boolean;
  readonly brokenSlas: readonly BrokenSla[];
  /** The file the SLAs came from; null when the defaults hold. */
  readonly slaFile: string | null;
  /** The newest run that has ended, whatever way. */
  readonly lastRun: RunSummary | null;
  /** The newest run, when it has not said how it ended. */
  readonly running: RunningRun | null;
  /** Runs that failed or were killed since the last one that succeeded. */
  readonly failuresInARow: number;
  /** The newest runs, the newest first. */
  readonly runs: readonly RunSummary[];
  /** The raw tables, the largest first. */
  readonly tables: readonly TableStatus[];
  /** What changed in the source's schema in `runs`, the newest first. */
  readonly schemaChanges: readonly SchemaChange[];
}

export interface RunSummary {
  readonly runId: number;
  readonly source: string;
  readonly mode: string;
  readonly status: RunStatus;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** From start to end; for a run at work, until now. Null when it never said when it ended. */
  readonly seconds: number | null;
  /** The moment the source was read at, and the same in words when it was more than one. */
  readonly snapshotAt: string | null;
  readonly snapshot: string | null;
  /** 1 unless connections were lost. */
  readonly attempts: number;
  readonly tablesChecked: number | null;
  readonly tablesChanged: number | null;
  readonly rowsChecked: number | null;
  readonly rowsMoved: number | null;
  readonly bytesMoved: number | null;
  /** Rows moved a second of the whole run; null when it moved none. */
  readonly rowsPerSecond: number | null;
  /** Why it did not succeed. */
  readonly message: string | null;
}

export interface RunningRun extends RunSummary {
  /** Surely killed: its warehouse is a DuckDB file that no process writes. The next load marks it so. */
  readonly orphaned: boolean;
}

export interface TableStatus {
  /** Name in schema raw. */
  readonly table: string;
  readonly sourceTable: string;
  readonly rows: number;
  /** The source's moment that the table is known to equal. */
  readonly snapshotAt: string;
  /** From there until now. */
  readonly ageSeconds: number;
  readonly checkedByRun: number;
  /** The newest edit stamp in the source, by the source's own clock; null without such a column. */
  readonly newestEdit: string | null;
  /** The last run that looked at its rows; null for a table that never had any. */
  readonly lastRun: TableRun | null;
  /** Rows after the run before; null when there was none. */
  readonly rowsBefore: number | null;
  /** Values in the warehouse that could not be kept as they are in the source. */
  readonly conversions: number;
  /** Those of them that the last successful run wrote down. */
  readonly newConversions: number;
}

export interface TableRun {
  readonly runId: number;
  readonly action: TableAction;
  readonly syncPlan: string;
  readonly seconds: number;
  readonly rowsMoved: number;
  readonly bytesMoved: number;
  readonly rowsPerSecond: number | null;
  /** From the source's snapshot to the moment the data were published. */
  readonly lagSeconds: number;
  readonly rangesCompared: number;
  readonly rangesChanged: number;
  readonly proof: TableProof;
}

/** Counts and checksums of both sides. */
export interface TableProof {
  readonly equal: boolean;
  readonly source: Fingerprint;
  readonly warehouse: Fingerprint;
  /** The run in which the warehouse's side was last computed where it lies. */
  readonly provedByRun: number;
}

export interface Fingerprint {
  readonly rows: number;
  readonly checksum: string;
}

export interface SchemaChange {
  readonly runId: number;
  readonly table: string;
  /** Null when it is about the whole table. */
  readonly column: string | null;
  /** For example `column added`. */
  readonly kind: string;
  readonly before: string | null;
  readonly after: string | null;
  /** What the load did about it. */
  readonly handling: string;
}
