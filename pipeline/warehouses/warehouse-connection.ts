import type { Extract } from "../sources/source.ts";
import type { RawColumn } from "./warehouse.ts";

/** A connection to a warehouse, as far as the two kinds can be treated alike. */
export interface WarehouseConnection {
  readonly dialect: "postgres" | "duckdb";
  /** Runs one or more statements. */
  run(sql: string): Promise<void>;
  /** All rows of a query, each as an array in the order of its columns. */
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
  /** Appends rows to a table; they come in the order of these columns. */
  copy(relation: string, columns: readonly RawColumn[], extract: Extract): Promise<void>;
}
