import { type TableName, tableNamed } from "../opendental/schema/tables.ts";
import type { PracticeChanges, TableChanges } from "../sinks/changes.ts";
import type { MissingRows } from "../sinks/live-practice.ts";
import type { SilentEdit } from "./silent-edits.ts";

/** Rows by what happened to them. */
export interface RowCounts {
  readonly inserted: number;
  readonly updated: number;
  /** Those of the updated rows that no edit stamp tells of. */
  readonly silent: number;
  readonly deleted: number;
}

export interface TableCounts extends RowCounts {
  readonly table: TableName;
  /** Whether the table has an edit stamp; where it has none, every update is silent. */
  readonly hasStamp: boolean;
}

export interface AdvanceReport {
  /** The practice's today before, `YYYY-MM-DD`. */
  readonly from: string;
  /** The practice's today after, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Tables with any change, by name. */
  readonly tables: readonly TableCounts[];
  /** Over all tables. */
  readonly rows: RowCounts;
  /** Which columns may change without a trace in the stamp that their table has. */
  readonly silentEdits: readonly SilentEdit[];
  /** Rows to update or delete that somebody else had taken away. */
  readonly missing: readonly MissingRows[];
  readonly seconds: number;
}

/** Counts the changes by table and over all. */
export function countChanges({ tables }: PracticeChanges): Pick<AdvanceReport, "tables" | "rows"> {
  const counts = tables.map(countsOf);
  const sum = (of: (counts: RowCounts) => number): number =>
    counts.reduce((total, each) => total + of(each), 0);
  return {
    tables: counts,
    rows: {
      inserted: sum(({ inserted }) => inserted),
      updated: sum(({ updated }) => updated),
      silent: sum(({ silent }) => silent),
      deleted: sum(({ deleted }) => deleted),
    },
  };
}

function countsOf({ table, inserted, updated, silent, deleted }: TableChanges): TableCounts {
  return {
    table,
    hasStamp: tableNamed(table).columns.some(({ onUpdateNow }) => onUpdateNow === true),
    inserted: inserted?.rows ?? 0,
    updated: updated?.rows ?? 0,
    silent,
    deleted: deleted.length,
  };
}
