import type { ColumnType } from "../types/column-type.ts";

/** What a database declares about itself, as read from its information schema; nothing is concluded yet. */
export interface SourceSchema {
  /** For example `MariaDB 10.11.19` or `DuckDB v1.5.5`. */
  readonly server: string;
  /** Base tables by name. */
  readonly tables: readonly SourceTable[];
}

export interface SourceTable {
  readonly name: string;
  /** The engine's own estimate. */
  readonly rowEstimate: number;
  /** Data and indexes; null where the engine does not say. */
  readonly sizeBytes: number | null;
  readonly columns: readonly SourceColumn[];
  /** Columns in key order; empty when there is none. */
  readonly primaryKey: readonly string[];
  /** Secondary indexes. */
  readonly indexes: readonly SourceIndex[];
  readonly foreignKeys: readonly SourceForeignKey[];
  /** What the database says of the table; absent when it says nothing. */
  readonly comment?: string;
  /** Of all rows only those for which this is true are the table's; absent when a load takes all of them. */
  readonly rows?: SourceExpression;
}

/** SQL that MySQL and DuckDB both understand, once they have quoted the names. */
export type SourceExpression = (name: SourceNames) => string;

/** How a source writes names. */
export interface SourceNames {
  /** A column of the table at hand. */
  column(name: string): string;
  /** Another table of the source. */
  table(name: string): string;
}

/** The table with what the database says of it, if anything. */
export function commented(comment: unknown, table: SourceTable): SourceTable {
  return typeof comment === "string" && comment !== "" ? { ...table, comment } : table;
}

export interface SourceColumn {
  readonly name: string;
  /** As the source writes it, for example `bigint(20)`. */
  readonly declaredType: string;
  /** Null when no rule names the type; such a table can be discovered and not loaded. */
  readonly type: ColumnType | null;
  readonly nullable: boolean;
  /** The default's text; null for none or NULL. */
  readonly default: string | null;
  readonly autoIncrement: boolean;
  /** The database itself sets it to the time of the edit. */
  readonly onUpdateNow: boolean;
  readonly comment: string;
  /** The collation of a text; null for other types, and where the engine has one for all. */
  readonly collation: string | null;
  /** The value that a load takes in place of the stored one; absent when it takes the value as it is. */
  readonly value?: SourceExpression;
  /** A load leaves the column out; it may still tell when a row was edited. */
  readonly isLeftOut?: boolean;
}

export interface SourceIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly columns: readonly string[];
}

/** A relation that the database itself declares. */
export interface SourceForeignKey {
  readonly column: string;
  readonly toTable: string;
  readonly toColumn: string;
}
