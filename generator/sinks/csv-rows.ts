/**
 * Rows as CSV bytes that both MySQL's LOAD DATA and DuckDB's CSV reader take: every text in double quotes, NULL as the
 * bare word, nothing escaped, one row a line. `mySqlFormat` and `duckDbFormat` are how to read it.
 */
import { cellEncoder } from "./cell-encoders.ts";
import { type RowFormat, rowEncoder } from "./row-encoder.ts";
import type { SpoolFormat } from "./spool-formats.ts";

const csvFormat: RowFormat = {
  rowStart: "",
  rowEnd: "\n",
  cellEncoder: (column) => cellEncoder(column, (out, text) => out.quoted(text)),
};

export const csvRows: SpoolFormat = {
  encoderOf: (table, stamp, begun) => rowEncoder(table, stamp, csvFormat, begun),
};

/** The clauses of `LOAD DATA` for these bytes. */
export const mySqlFormat =
  "CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY '' LINES TERMINATED BY '\\n'";

/** The options of DuckDB's CSV reader for these bytes. */
const duckDbOptions: readonly (readonly [name: string, value: string])[] = [
  ["HEADER", "false"],
  ["AUTO_DETECT", "false"],
  ["DELIM", "','"],
  ["QUOTE", "'\"'"],
  ["ESCAPE", "'\"'"],
  ["NULLSTR", "'NULL'"],
  ["ALLOW_QUOTED_NULLS", "false"],
  ["NEW_LINE", "'\\n'"],
];

/** The options of DuckDB's `COPY … FROM` for these bytes. */
export const duckDbFormat = ["FORMAT csv", ...duckDbOptions.map(([name, value]) => `${name} ${value}`)].join(
  ", ",
);

/** The named parameters of DuckDB's `read_csv` for these bytes. */
export const duckDbParameters = duckDbOptions
  .map(([name, value]) => `${name.toLowerCase()} = ${value}`)
  .join(", ");
