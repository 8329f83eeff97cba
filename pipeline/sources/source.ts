import type { Fingerprint, RowChecksum } from "../types/fingerprint.ts";
import type { KeyBounds, KeyRange } from "../types/key-range.ts";
import type { ConvertedValue } from "./converted-value.ts";
import type { Sampler } from "./sampler.ts";
import type { SourceSchema, SourceTable } from "./source-schema.ts";

/** A database that tables are read from: one connection that sees one moment's data until it is closed. */
export interface Source {
  readonly kind: "mysql" | "duckdb";
  /** Everything that the database declares, in a few queries whatever the number of tables. */
  schema(): Promise<SourceSchema>;
  /** Reads samples, and looks values up, in bounded time whatever the size of the tables. */
  sampler(): Sampler;
  /** What each of these tables holds at most: the ends of its keys, or whether it has rows at all. */
  extents(tables: readonly KeyedTable[]): Promise<ReadonlyMap<string, TableExtent>>;
  /** A part's rows in a form that the warehouse takes. */
  extract(part: TablePart, format: ExtractFormat): Promise<Extract>;
  /** Counts and sums up a part where it lies. */
  fingerprint(part: TablePart): Promise<Fingerprint>;
  /** Each row's key and its part of the checksum. */
  rowChecksums(part: TablePart): Promise<readonly RowChecksum[]>;
  /** Every so many rows of a part, in the order of the key, the key: where to cut it into smaller ones. */
  cuts(part: TablePart, rows: number): Promise<readonly bigint[]>;
  /** The largest value of an edit stamp, as the source writes it; null without rows. */
  newestEdit(table: SourceTable, stamp: string): Promise<string | null>;
  close(): Promise<void>;
}

/** A table and the column that its ranges go by; undefined when it is only ever taken whole. */
export interface KeyedTable {
  readonly table: SourceTable;
  readonly key: string | undefined;
}

export type TableExtent = { readonly kind: "empty" | "filled" } | ({ readonly kind: "keyed" } & KeyBounds);

/** Some rows of a table, and how to read them. */
export interface TablePart extends KeyedTable {
  readonly range: KeyRange;
  /** Columns to leave out, because the warehouse shall not have them. */
  readonly without?: ReadonlySet<string> | undefined;
  /** Columns known to hold values that no warehouse keeps, so that fingerprints have to convert them. */
  readonly converted: ReadonlySet<string>;
  /** Only rows that were edited at that time or later, less some seconds. */
  readonly editedSince?: EditedSince | undefined;
}

export interface EditedSince {
  readonly stamp: string;
  /** As the source writes it. */
  readonly time: string;
  /** Seconds that are looked back further, for rows that were committed late. */
  readonly overlap: number;
}

/** `copy`: one of PostgreSQL's COPY forms; `csv`: as DuckDB reads it; `duckdb`: a query for a DuckDB process. */
export type ExtractFormat = "copy" | "csv" | "duckdb";

/** Rows on their way; counts and conversions are complete once the rows are consumed. */
export type Extract = ByteExtract | DuckDbExtract;

/** Rows as bytes, in UTF-8. */
export interface ByteExtract {
  readonly kind: "copy-text" | "copy-binary" | "csv";
  readonly blocks: AsyncIterable<Uint8Array>;
  /** Conversions in the order of the rows. */
  conversions(): readonly ConvertedValue[];
  rows(): number;
  bytes(): number;
  /** Bytes of the longest row. */
  longestRow(): number;
}

/** A query on a DuckDB file that gives the columns in the warehouse's types. */
export interface DuckDbExtract {
  readonly kind: "duckdb";
  readonly path: string;
  /** The query, in which the file is attached under this name. */
  query(attachedAs: string): string;
  conversions(): readonly ConvertedValue[];
  rows(): number;
}
