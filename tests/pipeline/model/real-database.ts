import { DuckDBInstance } from "@duckdb/node-api";
import mysql from "mysql2/promise";
import { literalSql } from "../../../foundation/sql-text.ts";
import type { Effect, RowChange } from "./model-database.ts";
import type { Cell, ModelRow } from "./model-rows.ts";
import { columnNames, type ModelTable, primaryKeyOf, stampColumn } from "./model-table.ts";

/** A database that repeats what happens to the one in memory. */
export interface RealDatabase {
  perform(effects: readonly Effect[]): Promise<void>;
  /** Resolves when all of it can be read by others. */
  settled(): Promise<void>;
  /** Ends what is open, so that the database can be read or dropped. */
  close(): Promise<void>;
}

/** MariaDB or MySQL: a connection for each transaction that is open. */
export async function openRealMySql(url: string): Promise<RealDatabase> {
  const open = (): Promise<mysql.Connection> =>
    mysql.createConnection({ uri: url, multipleStatements: true });
  const first = await open();
  const transactions = new Map<number, mysql.Connection>();
  const change = async (connection: mysql.Connection, changes: readonly RowChange[]): Promise<void> => {
    if (changes.length > 0) await connection.query(changes.map(mySqlChange).join(";\n"));
  };
  return {
    perform: async (effects) => {
      for (const effect of effects) {
        switch (effect.kind) {
          case "create":
            await first.query(createInMySql(effect.table));
            break;
          case "alter":
            await first.query(`alter table \`${effect.table.name}\` ${stampChange(effect.table, mySqlType)}`);
            break;
          case "drop":
          case "truncate":
            await first.query(`${effect.kind} table \`${effect.table.name}\``);
            break;
          case "change": {
            const { transaction, changes } = effect;
            if (transaction === null) {
              await change(first, changes);
              break;
            }
            const connection = await open();
            transactions.set(transaction, connection);
            await connection.query("begin");
            await change(connection, changes);
            break;
          }
          case "commit": {
            const connection = transactions.get(effect.transaction);
            await connection?.query("commit");
            await connection?.end();
            transactions.delete(effect.transaction);
          }
        }
      }
    },
    settled: async () => {},
    close: async () => {
      for (const connection of [first, ...transactions.values()]) await connection.end();
    },
  };
}

/** A DuckDB file, which nobody else can read while it is written: changes of open transactions come at their commit. */
export async function openRealDuckDb(path: string): Promise<RealDatabase> {
  const pending = new Map<number, readonly RowChange[]>();
  const statements = (effect: Effect): string[] => {
    switch (effect.kind) {
      case "create":
        return [createInDuckDb(effect.table)];
      case "alter":
        return [`alter table "${effect.table.name}" ${stampChange(effect.table, duckDbType)}`];
      case "drop":
        return [`drop table "${effect.table.name}"`];
      case "truncate":
        return [`delete from "${effect.table.name}"`];
      case "change":
        if (effect.transaction === null) return effect.changes.map(duckDbChange);
        pending.set(effect.transaction, effect.changes);
        return [];
      case "commit":
        return (pending.get(effect.transaction) ?? []).map(duckDbChange);
    }
  };
  const waiting: string[][] = [];
  return {
    perform: async (effects) => {
      waiting.push(...effects.map(statements));
    },
    settled: async () => {
      const instance = await DuckDBInstance.create(path);
      const connection = await instance.connect();
      try {
        for (const sql of waiting.splice(0)) await connection.run(["begin", ...sql, "commit"].join(";\n"));
      } finally {
        connection.closeSync();
        instance.closeSync();
      }
    },
    close: async () => {},
  };
}

function stampChange(table: ModelTable, typeOf: (table: ModelTable, name: string) => string): string {
  return table.form === "stamped"
    ? `add column ${stampColumn} ${typeOf(table, stampColumn)}`
    : `drop column ${stampColumn}`;
}

function createInMySql(table: ModelTable): string {
  const columns = columnNames(table).map((name) => `\`${name}\` ${mySqlType(table, name)}`);
  const engine = table.engine === "unprotected" ? "MyISAM" : "InnoDB";
  return `create table \`${table.name}\` (${[...columns, ...keyClause(table)].join(", ")}) engine ${engine} charset utf8mb4`;
}

function mySqlType(table: ModelTable, name: string): string {
  if (name === "note") return "varchar(40) null";
  // Each in some tables; explicit NULL keeps MySQL from filling in the time by itself.
  if (name === stampColumn) return table.keys === "rising" ? "timestamp null" : "datetime null";
  return `${table.keys === "unsigned" ? "bigint unsigned" : "bigint"} ${isKeyColumn(table, name) ? "not null" : "null"}`;
}

function createInDuckDb(table: ModelTable): string {
  const columns = columnNames(table).map((name) => `"${name}" ${duckDbType(table, name)}`);
  return `create table "${table.name}" (${[...columns, ...keyClause(table)].join(", ")})`;
}

function duckDbType(table: ModelTable, name: string): string {
  if (name === "note") return "varchar";
  if (name === stampColumn) return "timestamp";
  return `${table.keys === "unsigned" ? "ubigint" : "bigint"}${isKeyColumn(table, name) ? " not null" : ""}`;
}

function isKeyColumn(table: ModelTable, name: string): boolean {
  return primaryKeyOf(table).includes(name);
}

function keyClause(table: ModelTable): string[] {
  const key = primaryKeyOf(table);
  return key.length === 0 ? [] : [`primary key (${key.join(", ")})`];
}

function mySqlChange({ table, before, after }: RowChange): string {
  const relation = `\`${table.name}\``;
  if (before === null) return `insert into ${relation} values (${values(after, mySqlLiteral)})`;
  const condition = columnNames(table)
    .map((name, i) => `\`${name}\` <=> ${mySqlLiteral(before.cells[i] ?? null)}`)
    .join(" and ");
  if (after === null) return `delete from ${relation} where ${condition} limit 1`;
  const assignments = columnNames(table).map(
    (name, i) => `\`${name}\` = ${mySqlLiteral(after.cells[i] ?? null)}`,
  );
  return `update ${relation} set ${assignments.join(", ")} where ${condition} limit 1`;
}

function duckDbChange({ table, before, after }: RowChange): string {
  const relation = `"${table.name}"`;
  if (before === null) return `insert into ${relation} values (${values(after, duckDbLiteral)})`;
  const condition = columnNames(table)
    .map((name, i) => `"${name}" is not distinct from ${duckDbLiteral(before.cells[i] ?? null)}`)
    .join(" and ");
  const one = `rowid = (select min(rowid) from ${relation} where ${condition})`;
  if (after === null) return `delete from ${relation} where ${one}`;
  const assignments = columnNames(table)
    .map((name, i) => ({ name, cell: after.cells[i] ?? null }))
    .filter(({ name }) => !isKeyColumn(table, name))
    .map(({ name, cell }) => `"${name}" = ${duckDbLiteral(cell)}`);
  return `update ${relation} set ${assignments.join(", ")} where ${one}`;
}

function values(row: ModelRow | null, literal: (cell: Cell) => string): string {
  return (row?.cells ?? []).map(literal).join(", ");
}

function mySqlLiteral(cell: Cell): string {
  return cell === null ? "null" : `'${cell.replaceAll("\0", "\\0")}'`;
}

function duckDbLiteral(cell: Cell): string {
  if (cell === null) return "null";
  return cell.split("\0").map(literalSql).join(" || chr(0) || ");
}
