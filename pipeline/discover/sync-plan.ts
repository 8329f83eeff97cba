import type { SourceTable } from "../sources/source-schema.ts";
import type { SyncPlan } from "./catalog.ts";

/** Tables up to this many rows are copied faster than compared. */
const smallTable = 10_000;
/** Tables so named are written once and never edited: logs and histories. */
const writtenOnce = /log$|^hist|hist$|history$/i;

/** Proposes how later loads find what changed in a table. */
export function syncPlanOf(table: SourceTable, editStamps: readonly string[]): SyncPlan {
  const [stamp] = editStamps;
  const rows = `about ${table.rowEstimate} rows`;
  if (table.primaryKey.length === 0) {
    return { kind: "full", columns: [], reason: "no primary key: rows cannot be told apart" };
  }
  if (table.rowEstimate <= smallTable) {
    return { kind: "full", columns: [], reason: `small, ${rows}: copying costs less than comparing` };
  }
  if (stamp !== undefined) {
    const reason = `${stamp} holds the time of the last edit; deleted rows are found by comparing keys`;
    return { kind: "by-edit-stamp", columns: [stamp, ...table.primaryKey], reason };
  }
  const autoIncrement = table.columns.some((column) => column.autoIncrement);
  if (autoIncrement && writtenOnce.test(table.name)) {
    const reason = "named as a log, with a rising key and no edit stamp: new rows have larger keys";
    return { kind: "append-by-key", columns: table.primaryKey, reason };
  }
  const reason = `${rows} and no edit stamp: checksums of key ranges show which ones changed`;
  return { kind: "chunk-checksums", columns: table.primaryKey, reason };
}
