import type { Fingerprint } from "../types/fingerprint.ts";
import type { RangeState } from "../warehouses/table-state.ts";
import type { Difference } from "./prove.ts";
import type { TableWork } from "./table-work.ts";

/** How far a table's load has come before the publication. */
export type TableLoadResult = UnchangedTable | CopiedTable | ChangedTable;

interface Worked {
  readonly work: TableWork;
  readonly startedAt: Date;
  /** Ranges of the published table that were compared. */
  readonly compared: number;
  readonly newestEdit: string | null;
}

/** The source is as the table's state says. */
export interface UnchangedTable extends Worked {
  readonly kind: "unchanged";
  readonly ranges: readonly RangeState[];
}

/** A copy waits to take the table's place. */
export interface CopiedTable extends Worked {
  readonly kind: "copied";
  readonly ranges: readonly RangeState[];
  readonly differences: readonly Difference[];
}

/** Some ranges of the published table are to be changed in place. */
export interface ChangedTable extends Worked {
  readonly kind: "changed";
  readonly ranges: readonly ComparedRange[];
}

/** A range as the source has it. */
export interface ComparedRange extends RangeState {
  /** What the warehouse is known to have of it; null when that is not known. */
  readonly before: Fingerprint | null;
}
