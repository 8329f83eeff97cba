import { BitewingErrors, type Failure } from "../../foundation/errors.ts";
import type { Fingerprint, RowChecksum } from "../types/fingerprint.ts";
import { describeRange, type KeyRange } from "../types/key-range.ts";

/** A range of a table whose rows in the warehouse are not those of the source, each side computed where it lies. */
export interface Difference {
  readonly table: string;
  readonly range: KeyRange;
  readonly source: Fingerprint;
  readonly warehouse: Fingerprint;
  readonly rows: DifferingRows;
}

/** The rows concerned, by key; of a table without one key of whole numbers only their number is known. */
export interface DifferingRows {
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
  readonly changed: readonly string[];
  /** Rows of either side that the other lacks, in a table without a key. */
  readonly withoutKey: number;
}

/** Finds the rows that differ from both sides' row checksums. */
export function differingRows(
  source: readonly RowChecksum[],
  warehouse: readonly RowChecksum[],
): DifferingRows {
  if ([...source, ...warehouse].some(({ key }) => key === null)) {
    return { missing: [], surplus: [], changed: [], withoutKey: unmatched(source, warehouse) };
  }
  const there = checksumsByKey(warehouse);
  const here = checksumsByKey(source);
  const keys = [...here.keys()];
  return {
    missing: keys.filter((key) => !there.has(key)),
    surplus: [...there.keys()].filter((key) => !here.has(key)),
    changed: keys.filter((key) => there.has(key) && there.get(key) !== here.get(key)),
    withoutKey: 0,
  };
}

/** Several rows of one key, which only a broken copy has, are told apart from one. */
function checksumsByKey(rows: readonly RowChecksum[]): Map<string, string> {
  const byKey = new Map<string, string>();
  for (const { key, checksum } of rows) {
    const before = byKey.get(key ?? "");
    byKey.set(key ?? "", before === undefined ? checksum : `${before}+${checksum}`);
  }
  return byKey;
}

function unmatched(source: readonly RowChecksum[], warehouse: readonly RowChecksum[]): number {
  const counts = new Map<string, number>();
  for (const { checksum } of source) counts.set(checksum, (counts.get(checksum) ?? 0) + 1);
  for (const { checksum } of warehouse) counts.set(checksum, (counts.get(checksum) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

/** @throws {BitewingErrors} of kind `found` that names each table, range of keys and rows that differ */
export function assertProved(differences: readonly Difference[]): void {
  if (differences.length === 0) return;
  const names = [...new Set(differences.map(({ table }) => table))];
  const tables = names.length === 1 ? "1 table" : `${names.length} tables`;
  const summary: Failure = {
    kind: "found",
    what: `${tables} in the warehouse would not equal the source; nothing was changed there.`,
    next: `Load again with --full --tables ${names.join(",")}; if it repeats, please report it with the lines below.`,
  };
  throw new BitewingErrors(summary, differences.map(failureOf));
}

function failureOf({ table, range, source, warehouse, rows }: Difference): Failure {
  return {
    kind: "found",
    what: `${table}, ${describeRange(range)}: source ${inWords(source)}; warehouse ${inWords(warehouse)}. ${describeRows(rows)}`,
  };
}

function inWords({ rows, checksum }: Fingerprint): string {
  return `${rows} rows with checksum ${checksum}`;
}

/** Keys that a message names of each kind. */
const mostNamed = 10;

function describeRows({ missing, surplus, changed, withoutKey }: DifferingRows): string {
  const kinds = [
    ["Missing", missing],
    ["Not in the source", surplus],
    ["Different", changed],
  ] as const;
  const parts = kinds.flatMap(([kind, keys]) => (keys.length === 0 ? [] : [`${kind}: ${named(keys)}.`]));
  if (withoutKey > 0) parts.push(`${withoutKey} rows have no equal on the other side.`);
  return parts.length === 0 ? "No single row differs any more." : parts.join(" ");
}

function named(keys: readonly string[]): string {
  const first = keys.slice(0, mostNamed).join(", ");
  return keys.length > mostNamed ? `${first} and ${keys.length - mostNamed} more` : first;
}
