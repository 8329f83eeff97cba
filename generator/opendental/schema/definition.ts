/** The vocabulary of the schema: what is known of a column, an index, a table. */
import type { EnumerationName } from "./enumerations.ts";

/** A column type as MySQL 5.6 and MariaDB show it, for example `bigint(20)` or `tinyint(3) unsigned`. */
export type MySqlType =
  | `bigint(${number})`
  | `int(${number})`
  | `smallint(${number})${"" | " unsigned"}`
  | `tinyint(${number})${"" | " unsigned"}`
  | "double"
  | "float"
  | `varchar(${number})`
  | `char(${number})`
  | "text"
  | "mediumtext"
  | "longtext"
  | "longblob"
  | "date"
  | "datetime"
  | "timestamp"
  | "time";

/**
 * What a column holds, seen from the program that writes it. `decimal` is a double with money or another exact
 * amount; `real` a float; `moment` a datetime or timestamp; `time` a span or time of day in seconds.
 */
export type ColumnKind = "integer" | "decimal" | "real" | "text" | "bytes" | "date" | "moment" | "time";

/** The default of an edit stamp: the time of the statement. */
export const currentTimestamp = "current_timestamp()";

export interface ColumnReference {
  readonly table: string;
  readonly column: string;
}

export interface Column<Kind extends ColumnKind = ColumnKind> {
  readonly kind: Kind;
  readonly type: MySqlType;
  readonly nullable: boolean;
  /** Absent: none. `null`: NULL. Dates and times as MySQL text; `currentTimestamp` for edit stamps. */
  readonly default?: string | number | null;
  readonly autoIncrement?: true;
  /** An edit stamp: the server sets it whenever the row changes. */
  readonly onUpdateNow?: true;
  /** A tinyint that OpenDental uses as yes or no. */
  readonly flag?: true;
  /** An integer column holds the enumeration's value, a text column its label. */
  readonly enumeration?: EnumerationName;
  /** Documentation only: OpenDental declares no foreign keys, and 0 means none. */
  readonly references?: ColumnReference;
}

export interface ColumnDefinition extends Column {
  readonly name: string;
}

export interface IndexColumn {
  readonly name: string;
  /** Only so many leading characters are indexed. */
  readonly prefix?: number;
}

export interface IndexDefinition {
  readonly name: string;
  readonly columns: readonly IndexColumn[];
  readonly unique: boolean;
}

export interface TableDefinition {
  readonly name: string;
  /** Null only in the tables of `tables/leftovers.ts`. */
  readonly primaryKey: string | null;
  /** In OpenDental's order. */
  readonly columns: readonly ColumnDefinition[];
  /** The secondary indexes. */
  readonly indexes: readonly IndexDefinition[];
}

type Columns = Readonly<Record<string, Column>>;

/** A table as the files in `tables/` write it down. */
export interface TableSource {
  readonly primaryKey: string | null;
  readonly columns: Columns;
  /** Index name → columns, with `(n)` for a prefix. Left out where OpenDental's own are not known: see indexes.ts. */
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

/** A table whose columns the compiler knows by name. */
export interface TableOf<C extends Columns> extends TableSource {
  readonly primaryKey: (keyof C & string) | null;
  readonly columns: C;
  readonly indexes?: Readonly<Record<string, readonly IndexedColumn<keyof C & string>[]>>;
}

type IndexedColumn<Name extends string> = Name | `${Name}(${number})`;

/** States a table; the compiler checks that its key and indexes name its columns. */
export function table<const C extends Columns>(source: TableOf<C>): TableOf<C> {
  return source;
}
