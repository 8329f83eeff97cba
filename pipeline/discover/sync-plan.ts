import type { SourceTable } from "../sources/source-schema.ts";
import type { SyncPlan } from "./catalog.ts";

/** Tables up to this many rows are copied faster than compared. */
const fewRows = 10_000;
/** Tables so named are written once and never edited: logs and histories. */
const writtenOnce = /log$|^hist|hist$|history$/i;

/**
 * Proposes how later loads find what changed in a table.
 *
 * @param smallTable tables up to this many rows are copied whole
 */
export function syncPlanOf(
  table: SourceTable,
  editStamps: readonly string[],
  smallTable: number = fewRows,
): SyncPlan {
  const [stamp] = editStamps;
  const rows = `about ${table.rowEstimate.toLocaleString("en-US")} rows`;
  if (table.primaryKey.length === 0) {
    return { kind: "full", columns: [], reason: "no primary key: rows cannot be told apart" };
  }
  if (table.rowEstimate <= smallTable) {
    const size = table.rowEstimate === 0 ? "empty" : `small, ${rows}`;
    return { kind: "full", columns: [], reason: `${size}: copying costs less than comparing` };
  }
  if (stamp !== undefined) {
    const reason = `${stamp} holds the time of the last edit; deleted rows are found by comparing keys`;
    return { kind: "by-edit-stamp", columns: [stamp, ...table.primaryKey], reason };
  }
  if (hasNumberedKey(table) && writtenOnce.test(table.name)) {
    const reason = "named as a log, with a number for a key and no edit stamp: new rows have larger keys";
    return { kind: "append-by-key", columns: table.primaryKey, reason };
  }
  const reason = `${rows} and no edit stamp: checksums of key ranges show which ones changed`;
  return { kind: "chunk-checksums", columns: table.primaryKey, reason };
}

/** One integer; whether it counts up by itself only MySQL tells. */
function hasNumberedKey({ primaryKey, columns }: SourceTable): boolean {
  const [name] = primaryKey;
  const kind = columns.find((column) => column.name === name)?.type?.kind;
  return primaryKey.length === 1 && (kind === "bigint" || kind === "integer");
}
