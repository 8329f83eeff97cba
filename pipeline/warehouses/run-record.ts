import type { Fingerprint } from "../types/fingerprint.ts";
import type { RunStatus, TableAction } from "./etl-tables.ts";

/** A run when it begins. Times are `YYYY-MM-DD HH:MM:SS`, UTC. */
export interface RunStart {
  /** The source without its password. */
  readonly source: string;
  readonly mode: "incremental" | "full";
  readonly startedAt: string;
  /** The run that lost its connections and is tried again, and which try this is. */
  readonly again?: { readonly runId: number; readonly attempt: number } | undefined;
}

/** How a run ended. */
export interface RunEnding {
  readonly status: Exclude<RunStatus, "running" | "killed">;
  readonly endedAt: string;
  readonly snapshotAt: string | null;
  /** The moment, or moments, at which the source was read, in words. */
  readonly snapshot: string | null;
  /** Tries, when connections were lost. */
  readonly attempts: number;
  readonly tablesChecked: number;
  readonly tablesChanged: number;
  readonly rowsChecked: number;
  readonly rowsMoved: number;
  readonly bytesMoved: number;
  /** Why it failed. */
  readonly message: string | null;
}

/** What a run did to a table. */
export interface TableRun {
  readonly table: string;
  readonly syncPlan: string;
  readonly action: TableAction;
  readonly startedAt: string;
  /** Time spent on it, whatever went on beside it. */
  readonly seconds: number;
  readonly rowsMoved: number;
  /** As they left the source; 0 where DuckDB reads DuckDB. */
  readonly bytesMoved: number;
  /** From the source's snapshot to the publication. */
  readonly lagSeconds: number;
  readonly newestEdit: string | null;
  readonly rangesCompared: number;
  readonly rangesChanged: number;
  readonly source: Fingerprint;
  readonly warehouse: Fingerprint;
  /** The run that computed the warehouse's side where it lies. */
  readonly provedByRun: number;
}
