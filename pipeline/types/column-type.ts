/**
 * What a column holds, whichever database it lies in. The raw schema of a warehouse follows from this alone and
 * never from the data, so that every source that declares the same columns gives the same raw schema.
 */
export type ColumnType =
  | { readonly kind: "smallint" | "integer" | "bigint" | "real" | "double" }
  | { readonly kind: "boolean" | "date" | "timestamp" | "blob" }
  /** With a limit only where a profile asks for one: a source's own is not taken over. */
  | { readonly kind: "text"; readonly limit?: TextLimit }
  /** A span of time, as MySQL's TIME (±838:59:59); with the number of decimals of its seconds. */
  | { readonly kind: "time"; readonly decimals: number }
  /** A time of day, which only a profile asks for: MySQL has one type for both. */
  | { readonly kind: "clock"; readonly decimals: number }
  | { readonly kind: "numeric"; readonly precision: number; readonly scale: number };

/** Characters at most; of `char` the engine pads a shorter text with spaces, which are no part of the value. */
export interface TextLimit {
  readonly kind: "varchar" | "char";
  readonly length: number;
}

export type TypeKind = ColumnType["kind"];

export type WarehouseKind = "postgres" | "duckdb";
