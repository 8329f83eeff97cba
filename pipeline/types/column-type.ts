/**
 * What a column holds, whichever database it lies in. The raw schema of a warehouse follows from this alone and
 * never from the data, so that every source that declares the same columns gives the same raw schema.
 */
export type ColumnType =
  | { readonly kind: "smallint" | "integer" | "bigint" | "real" | "double" }
  | { readonly kind: "boolean" | "date" | "timestamp" | "text" | "blob" }
  /** A span of time, as MySQL's TIME (±838:59:59); with the number of decimals of its seconds. */
  | { readonly kind: "time"; readonly decimals: number }
  | { readonly kind: "numeric"; readonly precision: number; readonly scale: number };

export type TypeKind = ColumnType["kind"];

export type WarehouseKind = "postgres" | "duckdb";
