import type { SpooledTable } from "./row-spool.ts";
import type { SinkReport } from "./sink.ts";

/** Sums up what was loaded. */
export function reportOf(spooled: readonly SpooledTable[]): SinkReport {
  const sum = (size: (table: SpooledTable) => number): number =>
    spooled.reduce((total, table) => total + size(table), 0);
  return {
    tables: spooled.length,
    rows: sum((table) => table.rows),
    bytes: sum((table) => table.bytes),
    rowsPerTable: new Map(spooled.map((table) => [table.table, table.rows])),
  };
}
