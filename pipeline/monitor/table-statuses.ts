import { groupBy } from "../../foundation/group-by.ts";
import type { LoadHistory, TableRunRow, TableStateRow } from "./read-history.ts";
import { secondsSince } from "./run-summary.ts";
import type { TableRun, TableStatus } from "./status-report.ts";

/** How each raw table stands, in the order of the states. */
export function tableStatuses(history: LoadHistory, at: Date): readonly TableStatus[] {
  const runs = groupBy(history.tableRuns, ({ table }) => table);
  const conversions = new Map(history.conversions.map((row) => [row.table, row]));
  return history.tables.map((state) => {
    const { all = 0, new: newest = 0 } = conversions.get(state.table) ?? {};
    return {
      ...tableStatus(state, runs.get(state.table) ?? [], at),
      conversions: all,
      newConversions: newest,
    };
  });
}

function tableStatus(
  state: TableStateRow,
  [last, before]: readonly TableRunRow[],
  at: Date,
): Omit<TableStatus, "conversions" | "newConversions"> {
  return {
    ...state,
    ageSeconds: secondsSince(state.snapshotAt, at),
    newestEdit: last?.newestEdit ?? null,
    lastRun: last === undefined ? null : tableRun(last),
    rowsBefore: before?.warehouse.rows ?? null,
  };
}

function tableRun({ source, warehouse, provedByRun, ...row }: TableRunRow): TableRun {
  const { runId, action, syncPlan, seconds, rowsMoved, bytesMoved, rowsPerSecond } = row;
  const { lagSeconds, rangesCompared, rangesChanged } = row;
  const equal = source.rows === warehouse.rows && source.checksum === warehouse.checksum;
  return {
    runId,
    action,
    syncPlan,
    seconds,
    rowsMoved,
    bytesMoved,
    rowsPerSecond,
    lagSeconds,
    rangesCompared,
    rangesChanged,
    proof: { equal, source, warehouse, provedByRun },
  };
}
