import type { ColumnType } from "../types/column-type.ts";
import type { Fingerprint } from "../types/fingerprint.ts";
import type { KeyRange } from "../types/key-range.ts";
import type { RawTable } from "./warehouse.ts";

/** What the warehouse knows of a published table: enough to find out what changed in the source since. */
export interface TableState {
  /** Name in the warehouse. */
  readonly table: string;
  readonly sourceTable: string;
  readonly columns: readonly StateColumn[];
  /** The column that ranges go by; null for a table that is only ever taken whole. */
  readonly key: string | null;
  /** The largest value of the edit stamp, as the source writes it; null without a stamp. */
  readonly newestEdit: string | null;
  /** Ranges that together hold every row, by their lower ends; each was proved to equal the source. */
  readonly ranges: readonly RangeState[];
  /** The run that last computed the fingerprints of all ranges in the warehouse. */
  readonly provedByRun: number;
  /** The run that last compared the source with this state. */
  readonly checkedByRun: number;
  /** When the source was as this state says. `YYYY-MM-DD HH:MM:SS`, UTC. */
  readonly snapshotAt: string;
}

export interface StateColumn {
  readonly name: string;
  /** As the source wrote it. */
  readonly declaredType: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** Values of it were converted, so that the source's fingerprint has to convert them too. */
  readonly converted: boolean;
}

export interface RangeState {
  readonly range: KeyRange;
  readonly fingerprint: Fingerprint;
}

/** The published table that a state is of. */
export function stateTable({ table, columns, key }: TableState): RawTable {
  return { name: table, columns, ...(key === null ? {} : { key }) };
}
