import { createHash } from "node:crypto";
import { emptyFingerprint, type Fingerprint } from "../../../pipeline/types/fingerprint.ts";

/** A value's text; null for NULL. */
export type Cell = string | null;

/** A row of the model, in the source as in the warehouse. */
export interface ModelRow {
  /** Null in a table without one key of whole numbers. */
  readonly key: bigint | null;
  /** In the order of the columns, the key among them. */
  readonly cells: readonly Cell[];
}

/** How the model computes fingerprints; others than the usual way are for tests of the tests. */
export type Fingerprinting = (rows: Iterable<ModelRow>) => Fingerprint;

/** The rule of the real databases: count, and sum of the first 60 bits of each row's SHA-256. */
export const fingerprintOfRows: Fingerprinting = (rows) => {
  let { rows: count, checksum } = emptyFingerprint;
  for (const { cells } of rows) {
    count++;
    checksum += checksumOf(cells);
  }
  return { rows: count, checksum };
};

const known = new Map<string, bigint>();
const mostKnown = 200_000;

export function checksumOf(cells: readonly Cell[]): bigint {
  const text = JSON.stringify(cells);
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const checksum = BigInt(`0x${createHash("sha256").update(text).digest("hex").slice(0, 15)}`);
  known.set(text, checksum);
  return checksum;
}

/** What a warehouse keeps of a value. */
export function keptCell(cell: Cell): Cell {
  return cell === null ? null : cell.replaceAll("\0", "");
}

/** Rows as sorted texts, so that two sets of rows can be compared whatever their order. */
export function sortedTexts(rows: Iterable<ModelRow>): string[] {
  return [...rows].map(({ cells }) => JSON.stringify(cells)).sort();
}

/** The row with its values as a warehouse keeps them. */
export function keptRow(row: ModelRow): ModelRow {
  return row.cells.some((cell) => cell?.includes("\0"))
    ? { key: row.key, cells: row.cells.map(keptCell) }
    : row;
}

/** The key of every so many rows, in their order. */
export function cutsOf(rows: Iterable<ModelRow>, size: number): bigint[] {
  const keys = [...rows].flatMap(({ key }) => (key === null ? [] : [key])).sort((a, b) => (a < b ? -1 : 1));
  return keys.filter((_, i) => (i + 1) % size === 0);
}
