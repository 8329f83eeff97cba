import type { TableSample } from "../sources/sampler.ts";
import type { SourceColumn, SourceTable } from "../sources/source-schema.ts";
import type { SyncPlan } from "./catalog.ts";
import { nameWords } from "./name-words.ts";
import { numberedKey } from "./table-keys.ts";

/** Tables up to this many rows are copied faster than compared. */
const fewRows = 10_000;
/** Tables so named are written once and never edited: logs and histories. */
const writtenOnce = /log$|^hist|hist$|history$/i;
const plainly = new Set([
  "log",
  "logs",
  "history",
  "histories",
  "hist",
  "audit",
  "audits",
  "event",
  "events",
]);
/** Of the sampled rows, those whose time may lie before the time of the row before. */
const mostOutOfOrder = 0.05;
/** Sampled rows with a time that it takes to see an order. */
const leastForOrder = 20;

export interface SyncEvidence {
  /** The first is the one to go by. */
  readonly editStamps: readonly string[];
  /** Rows in the order of the key. */
  readonly sample?: TableSample | undefined;
  /** Columns named as stamps that are not filled. */
  readonly emptyStamps?: readonly string[];
  /** Tables up to this many rows are copied whole. */
  readonly smallTable?: number | undefined;
}

/**
 * Proposes how later loads find what changed in a table. Plans other than `full` need a primary key of one whole number,
 * which is their last column.
 */
export function syncPlanOf(
  table: SourceTable,
  { editStamps, sample, emptyStamps = [], smallTable = fewRows }: SyncEvidence,
): SyncPlan {
  const [stamp] = editStamps;
  const rows = `about ${table.rowEstimate.toLocaleString("en-US")} ${table.rowEstimate === 1 ? "row" : "rows"}`;
  const full = (reason: string): SyncPlan => ({ kind: "full", columns: [], reason });
  if (table.primaryKey.length === 0) return full("no primary key: rows cannot be told apart");
  if (table.rowEstimate === 0) return full("empty: copying costs less than comparing");
  if (table.rowEstimate <= smallTable) return full(`small, ${rows}: copying costs less than comparing`);
  if (table.primaryKey.length > 1) return full(`${rows}, and a key of several columns: compared whole`);
  const key = numberedKey(table);
  if (key === undefined) return full(`${rows}, and a key that is no whole number: compared whole`);
  if (stamp !== undefined) {
    const columns = [stamp, key.name];
    return { kind: "by-edit-stamp", columns, reason: stampReason(table, stamp, editStamps.length) };
  }
  const log = logEvidence(table, key, sample);
  if (log !== undefined) {
    const reason = `${log}: new rows have larger keys; old rows are still compared by checksums, so that edits and deletes are found as well`;
    return { kind: "append-by-key", columns: [key.name], reason };
  }
  const [empty] = emptyStamps;
  const without =
    empty === undefined ? "no edit stamp" : `${empty} is empty in too many rows to be an edit stamp`;
  const reason = `${rows} and ${without}: checksums of key ranges show which ones changed`;
  return { kind: "chunk-checksums", columns: [key.name], reason };
}

function stampReason(table: SourceTable, stamp: string, stamps: number): string {
  const column = table.columns.find(({ name }) => name === stamp);
  const keeper = column?.onUpdateNow === true ? ", which the database keeps itself" : "";
  const indexed = table.indexes.some((index) => index.columns[0] === stamp) ? " and indexes" : "";
  const kept = keeper === "" && indexed !== "" ? ", which is indexed" : `${keeper}${indexed}`;
  const chosen = stamps > 1 ? ` (the best of ${stamps})` : "";
  return `${stamp}${chosen} holds the time of the last edit${kept}; deletions, and edits without it, are found by checksums`;
}

/** Why a table is a log, in words; undefined when its name does not say so or its rows contradict. */
function logEvidence(table: SourceTable, key: SourceColumn, sample?: TableSample): string | undefined {
  const last = nameWords(table.name).at(-1) ?? "";
  if (!writtenOnce.test(table.name) && !plainly.has(last)) return undefined;
  const named = `named as a log, with a number for a key and no edit stamp`;
  const times = table.columns.filter(
    (column) => column.type?.kind === "timestamp" || column.type?.kind === "date",
  );
  const orders = times.map((column) => inOrder(sample?.columns.get(column.name) ?? []));
  const seen = orders.filter((order) => order !== "too few");
  if (seen.length === 0) return named;
  const rising = times.find((_, i) => orders[i] === "rising");
  return rising === undefined
    ? undefined
    : `${named}, and ${rising.name} rises with ${key.name} in the ${sample?.rows.toLocaleString("en-US")} rows looked at`;
}

function inOrder(values: readonly (string | null)[]): "rising" | "mixed" | "too few" {
  const times = values.filter((value) => value !== null && !/^000[01]-/.test(value));
  if (times.length < leastForOrder) return "too few";
  const falls = times.filter((value, i) => i > 0 && (value ?? "") < (times[i - 1] ?? "")).length;
  return falls <= times.length * mostOutOfOrder ? "rising" : "mixed";
}
