import type { RowWriter } from "../sinks/sink.ts";
import type { TableName } from "./schema/tables.ts";

/** Runs a writer of rows and only counts what it writes, by table. */
export function countRows(write: (out: RowWriter) => unknown): ReadonlyMap<TableName, number> {
  const counts = new Map<TableName, number>();
  write({ write: (table) => void counts.set(table, (counts.get(table) ?? 0) + 1) });
  return counts;
}
