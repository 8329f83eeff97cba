import type { SourceTable } from "../sources/source-schema.ts";

/** What `discover` learned about a database. Plain data: it can be written as JSON and read back. */
export interface Catalog {
  /** Of this form. */
  readonly version: 1;
  /** The database, without its password. */
  readonly source: string;
  /** For example `MariaDB 10.11.19`. */
  readonly server: string;
  /** By name. */
  readonly tables: readonly CatalogTable[];
}

export interface CatalogTable extends Omit<SourceTable, "foreignKeys"> {
  /** Columns that hold the time of a row's last edit. */
  readonly editStamps: readonly string[];
  readonly relations: readonly Relation[];
  readonly syncPlan: SyncPlan;
}

/** A column whose values are keys of another table. */
export interface Relation {
  readonly column: string;
  readonly toTable: string;
  readonly toColumn: string;
  /** Whether the database declares it or the name gives it away. */
  readonly basis: "declared" | "name";
}

/** How later loads can find what changed in a table since the load before. */
export interface SyncPlan {
  readonly kind: "append-by-key" | "by-edit-stamp" | "chunk-checksums" | "full";
  /** The key or the stamp that the plan goes by. */
  readonly columns: readonly string[];
  /** In words, for the person who checks the plan. */
  readonly reason: string;
}
