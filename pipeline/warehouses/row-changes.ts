/**
 * What changed in published tables, row by row, so that models built on them need not be built anew: `etl.row_changes`.
 * It may name rows that are as they were, and leaves out none that is not.
 */
import { literalSql } from "../../foundation/sql-text.ts";
import type { KeyRange } from "../types/key-range.ts";
import { etlSchema } from "./etl-tables.ts";

const relation = `${etlSchema}.row_changes`;

/** The run at work is the newest, because one load holds a warehouse at a time. */
const thisRun = `(select coalesce(max(run_id), 0) from ${etlSchema}.runs)`;

/** Rows of a range may have come, gone or changed. */
export function rangeChanged(table: string, { above, through }: KeyRange): string {
  const ends = [above, through].map((end) => (end === null ? "null" : String(end))).join(", ");
  return `insert into ${relation} values (${thisRun}, ${literalSql(table)}, null, ${ends})`;
}

/** The rows whose keys a query answers came or changed. */
export function rowsChanged(table: string, keys: string): string {
  return `insert into ${relation} select ${thisRun}, ${literalSql(table)}, changed.*, null, null from (${keys}) as changed`;
}

/** Nothing of what was known before about these tables holds. */
export function tablesReplaced(tables: readonly string[]): readonly string[] {
  if (tables.length === 0) return [];
  const names = tables.map((table) => `(${literalSql(table)})`).join(", ");
  return [
    `delete from ${relation} where table_name in (${tables.map(literalSql).join(", ")})`,
    `insert into ${relation} select ${thisRun}, name, null, null, null from (values ${names}) as replaced (name)`,
  ];
}
