import type { TableSample } from "../../pipeline/sources/sampler.ts";
import type { SourceColumn, SourceTable } from "../../pipeline/sources/source-schema.ts";
import { columnTypeOfMySql } from "../../pipeline/types/type-rules.ts";

/** A column of a MySQL type, NOT NULL and without a default unless stated. */
export function column(
  name: string,
  declaredType = "bigint(20)",
  more: Partial<SourceColumn> = {},
): SourceColumn {
  const facts = {
    nullable: false,
    default: null,
    autoIncrement: false,
    onUpdateNow: false,
    comment: "",
    collation: null,
  };
  return { name, declaredType, type: columnTypeOfMySql(declaredType), ...facts, ...more };
}

/** A table whose first column is its key unless stated. */
export function table(
  name: string,
  columns: readonly SourceColumn[],
  more: Partial<SourceTable> = {},
): SourceTable {
  const primaryKey = columns[0] === undefined ? [] : [columns[0].name];
  return {
    name,
    rowEstimate: 1,
    sizeBytes: null,
    columns,
    primaryKey,
    indexes: [],
    foreignKeys: [],
    ...more,
  };
}

/** A sample with these values, one list for each column. */
export function sampleOf(columns: Readonly<Record<string, readonly (string | null)[]>>): TableSample {
  const rows = Math.max(0, ...Object.values(columns).map((values) => values.length));
  return { rows, whole: true, columns: new Map(Object.entries(columns)) };
}
