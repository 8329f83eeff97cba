import type { SourceColumn, SourceTable } from "../sources/source-schema.ts";
import type { TypeKind } from "../types/column-type.ts";

/** The one column that tells a table's rows apart: its primary key, or else a unique index without NULL. */
export function singleKey(table: SourceTable): SourceColumn | undefined {
  const named = (name: string | undefined): SourceColumn | undefined =>
    table.columns.find((column) => column.name === name);
  if (table.primaryKey.length > 0)
    return table.primaryKey.length === 1 ? named(table.primaryKey[0]) : undefined;
  const unique = table.indexes
    .filter((index) => index.unique && index.columns.length === 1)
    .map((index) => named(index.columns[0]));
  return unique.find((column) => column?.nullable === false);
}

/** A primary key of one integer, which later loads can go through in ranges. */
export function numberedKey(table: SourceTable): SourceColumn | undefined {
  const key = table.primaryKey.length === 1 ? singleKey(table) : undefined;
  return key !== undefined && isWholeNumber(key) ? key : undefined;
}

/** Widths by which a column may hold all the keys of another. */
const widths: Readonly<Partial<Record<TypeKind, number>>> = {
  smallint: 1,
  integer: 2,
  bigint: 3,
  numeric: 4,
};

export function isWholeNumber({ type }: SourceColumn): boolean {
  if (type?.kind === "numeric") return type.scale === 0 && type.precision > 1;
  return type?.kind === "smallint" || type?.kind === "integer" || type?.kind === "bigint";
}

/** Whether a column's type lets it hold keys of that type: both numbers, and not a tiny one for a large key. */
export function canHoldKey(column: SourceColumn, key: SourceColumn): boolean {
  if (isWholeNumber(column) && isWholeNumber(key)) {
    return widthOf(column) > 1 || widthOf(key) === 1;
  }
  return column.type !== null && column.type.kind === key.type?.kind && column.type.kind === "text";
}

/** Whether two columns hold whole numbers of one width. */
export function isSameNumber(column: SourceColumn, key: SourceColumn): boolean {
  return isWholeNumber(column) && isWholeNumber(key) && widthOf(column) === widthOf(key);
}

function widthOf({ type }: SourceColumn): number {
  return type === null ? 0 : (widths[type.kind] ?? 0);
}
