import type { SourceTable } from "./source-schema.ts";

/** Rows that are read from each end of a table's key; a table is never read beyond twice as many. */
export const rowsFromEachEnd = 500;
/** Values that are looked up with one query. */
export const valuesInOneLookup = 2_000;

/** Reads a little of each table: what it costs does not depend on how large the table is. */
export interface Sampler {
  /**
   * The first and the last rows of a table in the order of its key, the newest among them where keys count up; of a
   * table without a key the first ones that come.
   *
   * @param columns names of columns of the table; without any, nothing is read
   */
  sample(table: SourceTable, columns: readonly string[]): Promise<TableSample>;
  /** Which of these values a key column holds, looked up in its index. Upper and lower case are the same to it. */
  existing(key: KeyColumn, values: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface TableSample {
  readonly rows: number;
  /** The sample is all that the table holds. */
  readonly whole: boolean;
  /** Values as text, row by row and from the first to the last key, by the name of the column. */
  readonly columns: ReadonlyMap<string, readonly (string | null)[]>;
}

/** A column with an index of its own. */
export interface KeyColumn {
  readonly table: string;
  readonly column: string;
  /** Whether its values are whole numbers. */
  readonly isNumber: boolean;
}

/** The form in which values are compared with `existing`. */
export function comparable(value: string): string {
  return value.trimEnd().toLowerCase();
}

/** Of a table without a column that could say something: no row was looked at, and how many there are stays open. */
export const unread: TableSample = { rows: 0, whole: false, columns: new Map() };

/**
 * Puts the two ends of a table together. Where they overlap, the table is no longer than both, and a row counts once.
 *
 * @param rows each with the values of the key and then those of the columns
 * @param keyLength 0 for a table without a key, of which there is only one end
 */
export function joinEnds(
  rows: { readonly first: readonly unknown[][]; readonly last: readonly unknown[][] },
  keyLength: number,
  columns: readonly string[],
): TableSample {
  const seen = new Set(rows.first.map((row) => keyOf(row, keyLength)));
  const last = rows.last.filter((row) => !seen.has(keyOf(row, keyLength))).reverse();
  const all = [...rows.first, ...last];
  const valuesOf = (at: number): (string | null)[] =>
    all.map((row) => {
      const value = row[keyLength + at];
      return value === null || value === undefined ? null : String(value);
    });
  return {
    rows: all.length,
    whole: rows.first.length < rowsFromEachEnd || last.length < rows.last.length,
    columns: new Map(columns.map((name, at) => [name, valuesOf(at)])),
  };
}

function keyOf(row: readonly unknown[], keyLength: number): string {
  return row.slice(0, keyLength).join("\u001f");
}

/** Lists of at most `size` elements. */
export function inLots<T>(list: readonly T[], size: number): T[][] {
  const lots: T[][] = [];
  for (let at = 0; at < list.length; at += size) lots.push(list.slice(at, at + size));
  return lots;
}
