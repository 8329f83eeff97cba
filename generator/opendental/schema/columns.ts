/**
 * One short function per kind of column. What they assume unless told otherwise is OpenDental's convention, as the
 * 93 tables show it whose nullability and defaults are known, and is therefore what columns get of which only the
 * type is known:
 *
 * - every column is NOT NULL, and a number or text has no default;
 * - an empty date is 0001-01-01, and that is the default of `date` and `datetime`;
 * - an edit stamp is `timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp()`;
 * - a primary key is an auto-incremented bigint; a foreign key is a bigint without a constraint, 0 for none.
 */
import { type Column, type ColumnKind, currentTimestamp, type MySqlType } from "./definition.ts";
import type { EnumerationName } from "./enumerations.ts";

export interface ColumnOptions {
  /** True: NULL is allowed, and the default unless `default` says otherwise. */
  readonly nullable?: true;
  readonly default?: string | number;
  /** For date and datetime: there is no default at all. */
  readonly noDefault?: true;
  readonly enumeration?: EnumerationName;
  /** `table.Column`. */
  readonly references?: `${string}.${string}`;
}

/** The primary key. */
export const key = (): Column<"integer"> => ({ ...column("integer", "bigint(20)", {}), autoIncrement: true });

/** The primary key of the few tables whose key is an int. */
export const intKey = (): Column<"integer"> => ({ ...column("integer", "int(11)", {}), autoIncrement: true });

/** The number of a row in another table, `table.Column`; 0 for none. */
export const foreignKey = (
  references: `${string}.${string}`,
  options: ColumnOptions = {},
): Column<"integer"> => column("integer", "bigint(20)", { ...options, references });

export const bigint = integerOf("bigint(20)");
export const int = integerOf("int(11)");
export const int10 = integerOf("int(10)");
export const int2 = integerOf("int(2)");
export const smallint = integerOf("smallint(6)");
export const smallint5 = integerOf("smallint(5)");
export const unsignedSmallint = integerOf("smallint(5) unsigned");
export const tinyint = integerOf("tinyint(4)");
export const tinyint1 = integerOf("tinyint(1)");
export const unsignedTinyint = integerOf("tinyint(3) unsigned");

/** Yes or no as 1 or 0. OpenDental declares its flags in three ways, without a difference in meaning. */
export const flag = flagOf("tinyint(4)");
export const flag1 = flagOf("tinyint(1)");
export const unsignedFlag = flagOf("tinyint(3) unsigned");

export const double = (options: ColumnOptions = {}): Column<"decimal"> =>
  column("decimal", "double", options);
export const float = (options: ColumnOptions = {}): Column<"real"> => column("real", "float", options);

export const varchar = (length: number, options: ColumnOptions = {}): Column<"text"> =>
  column("text", `varchar(${length})`, options);
export const char = (length: number, options: ColumnOptions = {}): Column<"text"> =>
  column("text", `char(${length})`, options);
export const text = (options: ColumnOptions = {}): Column<"text"> => column("text", "text", options);
export const mediumtext = (options: ColumnOptions = {}): Column<"text"> =>
  column("text", "mediumtext", options);
export const longtext = (options: ColumnOptions = {}): Column<"text"> => column("text", "longtext", options);
export const longblob = (options: ColumnOptions = {}): Column<"bytes"> =>
  column("bytes", "longblob", options);

export const date = (options: ColumnOptions = {}): Column<"date"> =>
  column("date", "date", withDefault(options, "0001-01-01"));
export const datetime = (options: ColumnOptions = {}): Column<"moment"> =>
  column("moment", "datetime", withDefault(options, "0001-01-01 00:00:00"));
/** A time of day or a span of up to ±838 hours. */
export const time = (options: ColumnOptions = {}): Column<"time"> => column("time", "time", options);

/** When the row last changed; kept by the server. */
export const editStamp = (): Column<"moment"> => ({
  ...column("moment", "timestamp", { default: currentTimestamp }),
  onUpdateNow: true,
});

/** A timestamp that the server does not keep. */
export const timestamp = (options: ColumnOptions = {}): Column<"moment"> =>
  column("moment", "timestamp", options);

function column<Kind extends ColumnKind>(kind: Kind, type: MySqlType, options: ColumnOptions): Column<Kind> {
  return {
    kind,
    type,
    nullable: options.nullable ?? false,
    ...defaultOf(options),
    ...(options.enumeration === undefined ? {} : { enumeration: options.enumeration }),
    ...(options.references === undefined ? {} : { references: referenceOf(options.references) }),
  };
}

function integerOf(type: MySqlType): (options?: ColumnOptions) => Column<"integer"> {
  return (options = {}) => column("integer", type, options);
}

function flagOf(type: MySqlType): (options?: ColumnOptions) => Column<"integer"> {
  return (options = {}) => ({ ...column("integer", type, options), flag: true });
}

function withDefault(options: ColumnOptions, value: string): ColumnOptions {
  return options.noDefault || options.nullable || options.default !== undefined
    ? options
    : { ...options, default: value };
}

function defaultOf(options: ColumnOptions): { default?: string | number | null } {
  if (options.default !== undefined) return { default: options.default };
  return options.nullable ? { default: null } : {};
}

function referenceOf(text: `${string}.${string}`): { table: string; column: string } {
  const [table = "", column = ""] = text.split(".");
  return { table, column };
}
