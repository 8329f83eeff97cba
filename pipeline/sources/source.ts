import type { Fingerprint } from "../types/fingerprint.ts";
import type { Sampler } from "./sampler.ts";
import type { SourceSchema, SourceTable } from "./source-schema.ts";

/** A database that tables are read from: one connection that sees one moment's data until it is closed. */
export interface Source {
  readonly kind: "mysql" | "duckdb";
  /** Everything that the database declares, in a few queries whatever the number of tables. */
  schema(): Promise<SourceSchema>;
  /** Which of these tables have no row. */
  emptyTables(tables: readonly string[]): Promise<ReadonlySet<string>>;
  /** Reads a little of each table. */
  sampler(): Sampler;
  /**
   * A table's rows.
   *
   * @param direct the reader is a DuckDB process and can take a query instead of bytes
   */
  extract(table: SourceTable, direct: boolean): Promise<Extract>;
  /** Counts and sums up the table where it lies, with the conversions that the extract reported. */
  fingerprint(table: SourceTable, conversions: readonly Conversion[]): Promise<Fingerprint>;
  close(): Promise<void>;
}

/** Values of one column that no warehouse can keep as they are. */
export interface Conversion {
  readonly column: string;
  /** `zero date`: `0000-00-00` or a date without month or day, read as NULL. `NUL byte`: removed from the text. */
  readonly kind: "zero date" | "NUL byte";
  /** Values concerned. */
  readonly count: number;
}

/** Rows on their way, and what had to be converted: complete once the rows are consumed. */
export type Extract = CsvExtract | DuckDbExtract;

/** Comma separated, texts always quoted, NULL as an unquoted `\N`, blobs as `\x` and hex, in UTF-8, without a header. */
export interface CsvExtract {
  readonly kind: "csv";
  readonly blocks: AsyncIterable<Uint8Array>;
  conversions(): readonly Conversion[];
}

/** A query on a DuckDB file that gives the columns in the warehouse's types. */
export interface DuckDbExtract {
  readonly kind: "duckdb";
  readonly path: string;
  /** The query, in which the file is attached under this name. */
  query(attachedAs: string): string;
  conversions(): readonly Conversion[];
}
