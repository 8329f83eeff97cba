import { DuckDBInstance } from "@duckdb/node-api";
import pg from "pg";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { quoteSql } from "../../foundation/sql-text.ts";

/** Runs a query on a warehouse; every value as text. */
export async function readRows(url: string, sql: string): Promise<(string | null)[][]> {
  const parsed = parseDatabaseUrl(url);
  const rows = parsed.kind === "duckdb" ? await readDuckDb(parsed.path, sql) : await readPostgres(url, sql);
  return rows.map((row) =>
    row.map((value) => (value === null || value === undefined ? null : String(value))),
  );
}

/** A raw column's values by row number, in the same form for both warehouses. */
export async function readColumn(
  url: string,
  table: string,
  column: string,
  type: string,
): Promise<(string | null)[]> {
  const name = quoteSql(column);
  const form = forms[type]?.(name) ?? `${name}::varchar`;
  const rows = await readRows(url, `select ${form} from raw.${table} order by "Id"`);
  const isFloating = type === "double" || type === "float";
  return rows.map(([value = null]) => (isFloating && value !== null ? String(Number(value)) : value));
}

/** Columns of the raw schema: table, column, type, in the warehouse's words. */
export function readRawColumns(url: string): Promise<(string | null)[][]> {
  return readRows(
    url,
    `select table_name, column_name, data_type from information_schema.columns
     where table_schema = 'raw' order by table_name, ordinal_position`,
  );
}

const hex = (column: string): string => `encode(${column}, 'hex')`;
const forms: Readonly<Record<string, (column: string) => string>> = {
  time: (column) => `(extract(epoch from ${column}) * 1000000)::bigint::varchar`,
  float: (column) => `${column}::double precision::varchar`,
  blob: hex,
  longblob: hex,
  varbinary: hex,
};

async function readPostgres(url: string, text: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: "array" })).rows;
  } finally {
    await client.end();
  }
}

async function readDuckDb(path: string, sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    return (
      await connection.runAndReadAll(sql.replaceAll(/encode\(([^,]+), 'hex'\)/g, "lower(hex($1))"))
    ).getRows();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Runs statements on a DuckDB file. */
export async function runOnDuckDb(path: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    await connection.run(sql);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
