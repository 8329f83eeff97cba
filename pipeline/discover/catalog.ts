import type { SourceColumn, SourceTable } from "../sources/source-schema.ts";

/** The form of catalog that this version writes and reads. */
export const catalogVersion = 2;

/** What `discover` learned about a database. Plain data: it can be written as JSON and read back. */
export interface Catalog {
  /** Of this form. */
  readonly version: typeof catalogVersion;
  /** The database, without its password. */
  readonly source: string;
  /** For example `MariaDB 10.11.19`. */
  readonly server: string;
  /** By name. */
  readonly tables: readonly CatalogTable[];
  /** Tables that belong together by their relations, those with most filled tables first; a table without relations is in none. */
  readonly domains: readonly Domain[];
}

export interface CatalogTable extends Omit<SourceTable, "foreignKeys" | "columns"> {
  readonly columns: readonly CatalogColumn[];
  /** Rows that were looked at; 0 for an empty table. */
  readonly sampledRows: number;
  /** Columns that hold the time of a row's last edit, the most trustworthy first. */
  readonly editStamps: readonly string[];
  readonly relations: readonly Relation[];
  readonly syncPlan: SyncPlan;
}

export interface CatalogColumn extends SourceColumn {
  /** Whether a small number is a flag; null for a column of another type. */
  readonly flag: FlagFinding | null;
  /** What the column holds in place of "no date". */
  readonly emptyDates: readonly EmptyDate[];
}

/** What the sampled values and the name say of a small number. */
export interface FlagFinding {
  /** `flag`: yes or no; `code`: one of several meanings; `undecided`: too little was seen to tell. */
  readonly verdict: "flag" | "code" | "undecided";
  /** Sampled values that are not NULL. */
  readonly looked: number;
  /** The distinct ones among them in order, at most ten. */
  readonly values: readonly string[];
  /** In words, for the person who checks it. */
  readonly reason: string;
}

export interface EmptyDate {
  /** For example `0001-01-01`. */
  readonly date: string;
  /** Sampled rows that hold it, of `looked` that are not NULL. */
  readonly seen: number;
  readonly looked: number;
  /** It is the declared default. */
  readonly isDefault: boolean;
}

/** A column whose values are keys of another table. */
export interface Relation {
  readonly column: string;
  readonly toTable: string;
  readonly toColumn: string;
  /**
   * `declared` by the database. `name`: the column is named for the table or its key. `values`: the values say it: a
   * column that holds the row's own key in many rows, and elsewhere the key of such a row.
   */
  readonly basis: "declared" | "name" | "values";
  /** What the sample said; null where nothing was looked up: declared, or without a value in the sample. */
  readonly check: RelationCheck | null;
  readonly verdict: RelationVerdict;
}

/** Of the distinct values sampled that are neither NULL nor 0 nor empty. */
export interface RelationCheck {
  readonly looked: number;
  /** Those that the other table's key holds. */
  readonly matched: number;
}

/**
 * `declared`, or by name and `verified` (nine of ten values or more), `doubtful` (half or more), `refuted` (fewer), or
 * `unchecked` for want of values.
 */
export type RelationVerdict = "declared" | "verified" | "unchecked" | "doubtful" | "refuted";

/** Whether a relation is one to rely on and to draw. */
export function isHeld(relation: Relation): boolean {
  return relation.verdict !== "refuted" && relation.verdict !== "doubtful";
}

/** Tables that refer to each other more than to others. */
export interface Domain {
  /** Its most central table. */
  readonly name: string;
  /** By name. */
  readonly tables: readonly string[];
}

/** How later loads can find what changed in a table since the load before. */
export interface SyncPlan {
  readonly kind: "append-by-key" | "by-edit-stamp" | "chunk-checksums" | "full";
  /** The key or the stamp that the plan goes by. */
  readonly columns: readonly string[];
  /** In words, for the person who checks the plan. */
  readonly reason: string;
}
