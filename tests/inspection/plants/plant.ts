import type { ColumnDefinition } from "../../../generator/opendental/schema/definition.ts";
import { type TableName, tableNamed } from "../../../generator/opendental/schema/tables.ts";

/** How a rule is broken on purpose: statements for DuckDB. */
export type Plant = readonly string[];

export const plant = (...statements: readonly string[]): Plant => statements;

/** Changes one row: the first one that fits. */
export function change(table: TableName, assignments: string, where = "1 = 1"): string {
  const key = keyOf(table);
  return `update ${table} set ${assignments} where ${key} = ${first(table, where)}`;
}

/** The key of the first row that fits. */
export function first(table: TableName, where = "1 = 1"): string {
  return `(select min(${keyOf(table)}) from ${table} where ${where})`;
}

/** Adds a row: the values given as SQL, everything else empty. */
export function add(table: TableName, values: Readonly<Record<string, string | number>>): string {
  const { columns } = tableNamed(table);
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const cells = columns.map((column) => String(values[column.name] ?? emptyValue(column, table)));
  return `insert into "${table}" (${names}) select ${cells.join(", ")}`;
}

/** Adds a copy of the first row that fits, with some values changed. */
export function copy(
  table: TableName,
  values: Readonly<Record<string, string | number>>,
  where = "1 = 1",
): string {
  const key = keyOf(table);
  const cells = tableNamed(table).columns.map(({ name }) =>
    String(values[name] ?? (name === key ? "987654321" : `"${name}"`)),
  );
  return `insert into "${table}" select ${cells.join(", ")} from "${table}" where "${key}" = ${first(table, where)}`;
}

function keyOf(table: TableName): string {
  return tableNamed(table).primaryKey ?? tableNamed(table).columns[0]?.name ?? "";
}

function emptyValue({ name, kind }: ColumnDefinition, table: TableName): string {
  if (name === keyOf(table)) return "987654321";
  switch (kind) {
    case "integer":
    case "decimal":
    case "real":
      return "0";
    case "date":
      return "date '0001-01-01'";
    case "moment":
      return "timestamp '0001-01-01 00:00:00'";
    case "time":
      return "interval '0' second";
    case "bytes":
      return "''::blob";
    case "text":
      return "''";
  }
}
