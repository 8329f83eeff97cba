import { quoteMySql, quoteSql } from "../../foundation/sql-text.ts";
import { type CanonicalColumn, canonicalRow, type Dialect } from "./canonical-text.ts";
import { type KeyRange, rangeCondition } from "./key-range.ts";

/**
 * What a set of rows holds, whatever their order: two sets with the same rows have the same fingerprint. Fingerprints
 * of disjoint sets add up to that of their union.
 */
export interface Fingerprint {
  readonly rows: number;
  /** Sum over the rows of the first 60 bits of the SHA-256 of the row's canonical text. */
  readonly checksum: bigint;
}

export const emptyFingerprint: Fingerprint = { rows: 0, checksum: 0n };

export function sameFingerprint(a: Fingerprint, b: Fingerprint): boolean {
  return a.rows === b.rows && a.checksum === b.checksum;
}

export function sumOfFingerprints(parts: Iterable<Fingerprint>): Fingerprint {
  let { rows, checksum } = emptyFingerprint;
  for (const part of parts) {
    rows += part.rows;
    checksum += part.checksum;
  }
  return { rows, checksum };
}

/** Rows of which database, as which texts. */
export interface FingerprintedRows {
  /** The table's quoted name. */
  readonly relation: string;
  readonly columns: readonly CanonicalColumn[];
  readonly dialect: Dialect;
  /** The column of whole numbers that ranges go by; undefined for a table that is only ever taken whole. */
  readonly key?: string | undefined;
  /** Only rows for which this SQL is true; all of them without it. */
  readonly condition?: string | undefined;
}

/** SHA-256 rather than MD5, which MySQL 9 no longer has. */
const sixtyBits: Record<Dialect, (text: string) => string> = {
  mysql: (text) => `cast(conv(left(sha2(${text}, 256), 15), 16, 10) as unsigned)`,
  postgres: (text) =>
    `('x' || substr(encode(sha256(convert_to(${text}, 'UTF8')), 'hex'), 1, 15))::bit(60)::bigint`,
  duckdb: (text) => `('0x' || substr(sha256(${text}), 1, 15))::bigint`,
};

/** The query that gives the fingerprint of the rows in a range, of all rows without one: count and checksum as texts. */
export function fingerprintQuery(rows: FingerprintedRows, range?: KeyRange): string {
  const { relation, dialect } = rows;
  const text = dialect === "mysql" ? "char" : "varchar";
  const sum = `sum(${sixtyBits[dialect](canonicalRow(rows.columns, dialect))})`;
  return [
    `select cast(count(*) as ${text}), cast(coalesce(${sum}, 0) as ${text})`,
    `from ${relation}${whereInRange(rows, range)}`,
  ].join(" ");
}

/**
 * The query that gives fingerprints of many ranges in one pass over a warehouse's table: number of the range, count,
 * checksum. Range 0 has the keys up to the first end, range n those above the nth; ranges without rows are missing.
 *
 * @param ends ascending
 * @param within the keys that are of interest
 */
export function rangeFingerprintsQuery(
  rows: FingerprintedRows & { readonly dialect: "postgres" | "duckdb" },
  ends: readonly bigint[],
  within: KeyRange,
): string {
  const { dialect } = rows;
  const sum = `sum(${sixtyBits[dialect](canonicalRow(rows.columns, dialect))})`;
  const number = dialect === "postgres" ? bucketOf(rows, ends) : bisected(quoteSql(rows.key ?? ""), ends, 0);
  return `select ${number}, count(*)::varchar, ${sum}::varchar from ${rows.relation}${whereInRange(rows, within)} group by 1`;
}

/** PostgreSQL has a function for it, in which above k means from k + 1 on, for whole numbers. */
function bucketOf(rows: FingerprintedRows, ends: readonly bigint[]): string {
  const type = haveBigintKeys(rows) ? "bigint" : "numeric";
  const starts = ends.map((end) => `${end + 1n}`).join(",");
  return `width_bucket(${quoteSql(rows.key ?? "")}::${type}, array[${starts}]::${type}[])`;
}

/** How many of the ends a key lies above, by halving the list again and again. */
function bisected(key: string, ends: readonly bigint[], before: number): string {
  const middle = Math.floor(ends.length / 2);
  const end = ends[middle];
  if (end === undefined) return String(before);
  const below = bisected(key, ends.slice(0, middle), before);
  const above = bisected(key, ends.slice(middle + 1), before + middle + 1);
  return `case when ${key} <= ${end} then ${below} else ${above} end`;
}

/** Comparing numerics costs as much again as the fingerprint of a short row. */
function haveBigintKeys({ columns, key }: FingerprintedRows): boolean {
  return columns.some(({ name, type }) => name === key && type.kind !== "numeric");
}

/** The query that gives each row's key and its part of the checksum as texts, for finding the rows that differ. */
export function rowChecksumsQuery(rows: FingerprintedRows, range?: KeyRange): string {
  const { relation, columns, dialect } = rows;
  const text = dialect === "mysql" ? "char" : "varchar";
  const key = rows.key === undefined ? "null" : quoteIn(dialect, rows.key);
  const checksum = sixtyBits[dialect](canonicalRow(columns, dialect));
  return `select cast(${key} as ${text}), cast(${checksum} as ${text}) from ${relation}${whereInRange(rows, range)}`;
}

/** Reads the row that `fingerprintQuery` gives. */
export function fingerprintOf([rows, checksum]: readonly unknown[]): Fingerprint {
  return { rows: Number(rows), checksum: BigInt(String(checksum)) };
}

/** A row's part of its table's checksum. */
export interface RowChecksum {
  /** Null in a table that is only ever taken whole. */
  readonly key: string | null;
  readonly checksum: string;
}

/** Reads a row that `rowChecksumsQuery` gives. */
export function rowChecksumOf([key, checksum]: readonly unknown[]): RowChecksum {
  return { key: key === null ? null : String(key), checksum: String(checksum) };
}

function whereInRange(
  { key, dialect, condition = "" }: FingerprintedRows,
  range: KeyRange | undefined,
): string {
  const inRange = key === undefined ? "" : rangeCondition(quoteIn(dialect, key), range);
  const conditions = [condition, inRange].filter((one) => one !== "");
  return conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
}

function quoteIn(dialect: Dialect, name: string): string {
  return dialect === "mysql" ? quoteMySql(name) : quoteSql(name);
}
