import { quoteMySql, quoteSql } from "../../foundation/sql-text.ts";
import { type CanonicalColumn, canonicalRow, type Dialect } from "./canonical-text.ts";

/** What a table holds, whatever the order of its rows: two tables with the same rows have the same fingerprint. */
export interface Fingerprint {
  readonly rows: number;
  /** Sum over the rows of the first 60 bits of the SHA-256 of the row's canonical text, in decimal. */
  readonly checksum: string;
  /** Bytes of the rows' canonical texts; null from MySQL, which would make every text a second time to measure it. */
  readonly bytes: number | null;
  /** The largest value of a single-column primary key, as text. */
  readonly lastKey: string | null;
}

export const emptyFingerprint: Fingerprint = { rows: 0, checksum: "0", bytes: 0, lastKey: null };

/** SHA-256 rather than MD5, which MySQL 9 no longer has. */
const sixtyBits: Record<Dialect, string> = {
  mysql: "cast(conv(substr(sha2(row_text, 256), 1, 15), 16, 10) as unsigned)",
  postgres: "('x' || substr(encode(sha256(convert_to(row_text, 'UTF8')), 'hex'), 1, 15))::bit(60)::bigint",
  duckdb: "('0x' || substr(sha256(row_text), 1, 15))::bigint",
};
const byteSum: Record<Dialect, string> = {
  mysql: "null",
  postgres: "coalesce(sum(octet_length(row_text)), 0)",
  duckdb: "coalesce(sum(strlen(row_text)), 0)",
};
/** Keeps PostgreSQL from writing the text's expression into every place that uses it. */
const evaluateOnce: Record<Dialect, string> = { mysql: "", postgres: " offset 0", duckdb: "" };

/**
 * The query that gives a table's fingerprint as four texts: rows, checksum, bytes, last key.
 *
 * @param relation the table's quoted name
 */
export function fingerprintQuery(
  relation: string,
  columns: readonly CanonicalColumn[],
  key: string | undefined,
  dialect: Dialect,
): string {
  const text = dialect === "mysql" ? "char" : "varchar";
  const quote = dialect === "mysql" ? quoteMySql : quoteSql;
  const lastKey = key === undefined ? "null" : `max(last_key)`;
  const keyColumn = key === undefined ? "" : `, ${quote(key)} as last_key`;
  return [
    `select cast(count(*) as ${text}), cast(coalesce(sum(${sixtyBits[dialect]}), 0) as ${text}),`,
    `cast(${byteSum[dialect]} as ${text}), cast(${lastKey} as ${text})`,
    `from (select ${canonicalRow(columns, dialect)} as row_text${keyColumn} from ${relation}${evaluateOnce[dialect]}) as row_texts`,
  ].join(" ");
}

/** Reads the row that `fingerprintQuery` gives. */
export function fingerprintOf(row: readonly unknown[]): Fingerprint {
  const [rows, checksum, bytes, lastKey] = row;
  return {
    rows: Number(rows),
    checksum: String(checksum),
    bytes: bytes === null ? null : Number(bytes),
    lastKey: lastKey === null || lastKey === undefined ? null : String(lastKey),
  };
}
