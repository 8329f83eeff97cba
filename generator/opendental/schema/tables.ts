/**
 * OpenDental's database of version 24.3: 432 tables, 4,595 columns. It is stated in `tables/`, a file per part of the
 * practice, and its enumerations in `enumerations/`; this is where the rest of the program reads it.
 */
import type { Column, ColumnDefinition, ColumnKind, TableDefinition, TableSource } from "./definition.ts";
import { indexesOf } from "./indexes.ts";
import { tableSources } from "./table-sources.ts";

type Sources = typeof tableSources;

export type TableName = keyof Sources;
export type ColumnName<T extends TableName> = keyof Sources[T]["columns"] & string;

/** Every table by its name, in the order of the names. */
export const tables: ReadonlyMap<TableName, TableDefinition> = new Map(
  Object.entries<TableSource>(tableSources)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    // Object.entries widens the keys to string; they are the names of tableSources.
    .map(([name, source]) => [name as TableName, defineTable(name, source)]),
);

/** Whether OpenDental has a table of this name. */
export function isTableName(name: string): name is TableName {
  // Any text may be asked for.
  return tables.has(name as TableName);
}

/** The definition of one table. */
export function tableNamed(name: TableName): TableDefinition {
  const definition = tables.get(name);
  if (definition === undefined) throw new RangeError(`OpenDental has no table named ${name}`);
  return definition;
}

/** An amount for a `double` column: made by `money` or `decimal`, or one of the two marks 0 and -1 (for "empty"). */
export type Amount = `${number}` | 0 | -1;

interface ValueOfKind {
  readonly integer: number | bigint;
  readonly decimal: Amount;
  readonly real: number;
  readonly text: string;
  readonly bytes: string;
  /** A `Day`. */
  readonly date: number;
  /** A `Moment`. */
  readonly moment: number;
  /** Seconds. */
  readonly time: number;
}

type ValueOf<C> =
  C extends Column<infer Kind extends ColumnKind> ? ValueOfKind[Kind] | null | undefined : never;

/** A row as the row writers state it: a column that is left out gets its default. */
export type Row<T extends TableName> = {
  readonly [Name in ColumnName<T>]?: ValueOf<Sources[T]["columns"][Name]>;
};

function defineTable(name: string, source: TableSource): TableDefinition {
  const columns: ColumnDefinition[] = [];
  for (const [name, column] of Object.entries(source.columns)) columns.push({ name, ...column });
  return { name, primaryKey: source.primaryKey, columns, indexes: indexesOf(source, columns) };
}
