import { DuckDBInstance } from "@duckdb/node-api";
import pg from "pg";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import type { TypeKind } from "../../pipeline/types/column-type.ts";

/** Runs a query on a warehouse; every value as text. */
export async function readRows(url: string, sql: string): Promise<(string | null)[][]> {
  const parsed = parseDatabaseUrl(url);
  const rows = parsed.kind === "duckdb" ? await readDuckDb(parsed.path, sql) : await readPostgres(url, sql);
  return rows.map((row) =>
    row.map((value) => (value === null || value === undefined ? null : String(value))),
  );
}

/** Values of raw columns in the order of "Id", each in the same form for both warehouses. */
export async function readColumns(
  url: string,
  table: string,
  columns: readonly { readonly name: string; readonly kind: TypeKind | undefined }[],
  condition: string,
): Promise<Map<string, (string | null)[]>> {
  const list = columns.map(
    ({ name, kind }) => forms[kind ?? "text"]?.(quoteSql(name)) ?? `${quoteSql(name)}::varchar`,
  );
  const rows = await readRows(
    url,
    `select ${list.join(", ")} from raw.${quoteSql(table)} where ${condition} order by "Id"`,
  );
  return new Map(
    columns.map(({ name, kind }, i) => [name, rows.map((row) => inOneForm(row[i] ?? null, kind))]),
  );
}

function inOneForm(text: string | null, kind: TypeKind | undefined): string | null {
  if (kind === "double" || kind === "real") return shortest(text);
  // DuckDB writes no zero before the point of a type without digits there.
  return kind === "numeric" ? (text?.replace(/^(-?)\./, "$10.") ?? null) : text;
}

/** A double as JavaScript writes it, but for the sign of zero. */
function shortest(text: string | null): string | null {
  if (text === null) return null;
  return Object.is(Number(text), -0) ? "-0" : String(Number(text));
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
const forms: Partial<Record<TypeKind, (column: string) => string>> = {
  time: (column) => `(extract(epoch from ${column}) * 1000000)::bigint::varchar`,
  real: (column) => `${column}::double precision::varchar`,
  blob: hex,
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
