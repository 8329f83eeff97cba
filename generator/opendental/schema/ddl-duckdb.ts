/**
 * The schema as DuckDB statements: the same tables, columns and order as in MySQL, primary keys and NOT NULL included.
 * There are no secondary indexes: DuckDB scans columns and would only pay for them.
 */
import { quoteSql } from "../../../foundation/sql-text.ts";
import { type ColumnDefinition, currentTimestamp, type TableDefinition } from "./definition.ts";

/** `CREATE TABLE` and the comments that carry what DuckDB cannot declare. */
export function duckDbCreateTable(table: TableDefinition): string {
  const parts = table.columns.map(columnClause);
  if (table.primaryKey !== null) parts.push(`PRIMARY KEY (${quoteSql(table.primaryKey)})`);
  const create = `CREATE TABLE ${quoteSql(table.name)} (\n  ${parts.join(",\n  ")}\n);`;
  return [
    create,
    ...table.columns.filter((column) => column.onUpdateNow).map((c) => stampComment(table, c)),
  ].join("\n");
}

/**
 * The DuckDB type of a column. MySQL's TIME is a span of up to ±838 hours, and OpenDental's time cards use it as one,
 * so that it becomes an INTERVAL everywhere; a time of day is `time '00:00' + interval`.
 */
export function duckDbType(column: ColumnDefinition): string {
  const unsigned = column.type.endsWith("unsigned") ? "U" : "";
  const base = /^[a-z]+/.exec(column.type)?.[0] ?? "";
  const type = duckDbTypes[base];
  if (type === undefined) throw new RangeError(`No DuckDB type is stated for ${column.type}`);
  return unsigned + type;
}

const duckDbTypes: Readonly<Record<string, string>> = {
  bigint: "BIGINT",
  int: "INTEGER",
  smallint: "SMALLINT",
  tinyint: "TINYINT",
  double: "DOUBLE",
  float: "FLOAT",
  varchar: "VARCHAR",
  char: "VARCHAR",
  text: "VARCHAR",
  mediumtext: "VARCHAR",
  longtext: "VARCHAR",
  longblob: "BLOB",
  date: "DATE",
  datetime: "TIMESTAMP",
  timestamp: "TIMESTAMP",
  time: "INTERVAL",
};

function columnClause(column: ColumnDefinition): string {
  const parts = [quoteSql(column.name), duckDbType(column)];
  if (!column.nullable) parts.push("NOT NULL");
  const value = defaultClause(column);
  if (value !== undefined) parts.push(`DEFAULT ${value}`);
  return parts.join(" ");
}

function defaultClause({ default: value }: ColumnDefinition): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (value === currentTimestamp) return "current_timestamp::TIMESTAMP";
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

/** DuckDB keeps no edit stamps by itself; the comment tells a reader which column is one. */
function stampComment(table: TableDefinition, column: ColumnDefinition): string {
  return `COMMENT ON COLUMN ${quoteSql(table.name)}.${quoteSql(column.name)} IS 'edit stamp';`;
}
