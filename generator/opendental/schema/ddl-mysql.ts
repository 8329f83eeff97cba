/**
 * The schema as MySQL statements that MySQL 5.6 to 9 and MariaDB accept. Differences between them that decide the
 * form: 5.6 takes at most 767 bytes of a column into an InnoDB index, 191 characters of utf8mb4; no MySQL takes a
 * literal default for text and blob columns; a timestamp gets attributes of its own unless they are all stated.
 */
import { quoteMySql } from "../../../foundation/sql-text.ts";
import {
  type ColumnDefinition,
  currentTimestamp,
  type IndexColumn,
  type IndexDefinition,
  type TableDefinition,
} from "./definition.ts";

export type StorageEngine = "innodb" | "myisam";

export interface MySqlTableOptions {
  readonly engine?: StorageEngine;
  /** Secondary indexes within the statement; false leaves them to `mySqlCreateIndexes`, after the load. */
  readonly withIndexes?: boolean;
}

const engineClauses: Record<StorageEngine, string> = {
  innodb: "ENGINE=InnoDB ROW_FORMAT=DYNAMIC",
  myisam: "ENGINE=MyISAM",
};
const longestIndexedText = 191;

/** `CREATE TABLE`, with the primary key and, unless told otherwise, with the secondary indexes. */
export function mySqlCreateTable(table: TableDefinition, options: MySqlTableOptions = {}): string {
  const parts = table.columns.map(columnClause);
  if (table.primaryKey !== null) parts.push(`PRIMARY KEY (${quoteMySql(table.primaryKey)})`);
  if (options.withIndexes ?? true) parts.push(...table.indexes.map((index) => indexClause(index, table)));
  const engine = engineClauses[options.engine ?? "innodb"];
  return `CREATE TABLE ${quoteMySql(table.name)} (\n  ${parts.join(",\n  ")}\n) ${engine} DEFAULT CHARSET=utf8mb4`;
}

/** One `ALTER TABLE` that adds every secondary index; undefined when the table has none. */
export function mySqlCreateIndexes(table: TableDefinition): string | undefined {
  if (table.indexes.length === 0) return undefined;
  const clauses = table.indexes.map((index) => `ADD ${indexClause(index, table)}`);
  return `ALTER TABLE ${quoteMySql(table.name)}\n  ${clauses.join(",\n  ")}`;
}

function columnClause(column: ColumnDefinition): string {
  const parts = [quoteMySql(column.name), column.type, column.nullable ? "NULL" : "NOT NULL"];
  const value = defaultClause(column);
  if (value !== undefined) parts.push(`DEFAULT ${value}`);
  if (column.onUpdateNow) parts.push("ON UPDATE CURRENT_TIMESTAMP");
  if (column.autoIncrement) parts.push("AUTO_INCREMENT");
  return parts.join(" ");
}

function defaultClause(column: ColumnDefinition): string | undefined {
  if (column.default === currentTimestamp) return "CURRENT_TIMESTAMP";
  if (column.default === undefined || /text|blob/.test(column.type)) return undefined;
  if (column.default === null) return "NULL";
  return typeof column.default === "number"
    ? String(column.default)
    : `'${column.default.replaceAll("'", "''")}'`;
}

function indexClause(index: IndexDefinition, table: TableDefinition): string {
  const textLimit = Math.floor(longestIndexedText / Math.max(1, textColumnCount(index, table)));
  const columns = index.columns.map((column) => indexColumnClause(column, table, textLimit));
  return `${index.unique ? "UNIQUE INDEX" : "INDEX"} ${quoteMySql(index.name)} (${columns.join(", ")})`;
}

/** A key with several texts shares the room among them: MyISAM takes 1,000 bytes in all. */
function textColumnCount(index: IndexDefinition, table: TableDefinition): number {
  return index.columns.filter(({ name }) => textLength(name, table) !== undefined).length;
}

function indexColumnClause({ name, prefix }: IndexColumn, table: TableDefinition, textLimit: number): string {
  const length = textLength(name, table);
  const prefixed = length === undefined ? undefined : Math.min(prefix ?? length, textLimit);
  return prefixed === undefined || prefixed === length
    ? quoteMySql(name)
    : `${quoteMySql(name)}(${prefixed})`;
}

/** Characters a text column holds; undefined for other columns. */
function textLength(name: string, table: TableDefinition): number | undefined {
  const type = table.columns.find((column) => column.name === name)?.type ?? "";
  const [, length] = /char\((\d+)\)/.exec(type) ?? [];
  if (length !== undefined) return Number(length);
  return /text|blob/.test(type) ? Number.POSITIVE_INFINITY : undefined;
}
