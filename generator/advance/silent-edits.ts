import type { ColumnName, TableName } from "../opendental/schema/tables.ts";

/** Columns of a table with an edit stamp that change without moving it. */
export interface SilentEdit {
  readonly table: TableName;
  readonly columns: readonly string[];
  readonly why: string;
}

const agingColumns: readonly ColumnName<"patient">[] = ["Bal_0_30", "Bal_31_60", "Bal_61_90", "BalOver90"];

/**
 * The edits that no stamp tells of although the table has one. Whoever reads such a table by its stamp alone misses
 * them. Edits of tables without an edit stamp are none of these.
 */
export const silentEdits: readonly SilentEdit[] = [
  {
    table: "patient",
    columns: agingColumns,
    why: "The nightly aging moves a charge that grew older from one bucket to the next.",
  },
];
