import { BitewingError } from "../../foundation/errors.ts";
import type { ColumnType } from "../types/column-type.ts";
import type { SourceColumn, SourceTable } from "./source-schema.ts";

/** A column whose type the rules know. */
export interface LoadableColumn extends SourceColumn {
  readonly type: ColumnType;
}

/**
 * The table's columns that a load takes, all of which a warehouse can keep.
 *
 * @throws {BitewingError} of kind `database` when no rule names the type of one
 */
export function loadableColumns(table: SourceTable): readonly LoadableColumn[] {
  return table.columns.filter(({ isLeftOut }) => isLeftOut !== true).map((column) => loadable(table, column));
}

function loadable(table: SourceTable, column: SourceColumn): LoadableColumn {
  const { type } = column;
  if (type !== null) return { ...column, type };
  throw new BitewingError({
    kind: "database",
    what: `No rule says what the column type '${column.declaredType}' becomes in a warehouse.`,
    where: `${table.name}.${column.name}`,
    next: "Leave the table out with --tables, or add the type to the rules of types.",
  });
}
