import { existsSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { ColumnTable } from "arquero";
import * as aq from "arquero";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { type PracticeFilesOptions, practiceFiles } from "./practice-files.ts";

/** What a cell of a table can hold: numbers (also for decimals and 64-bit integers), text, dates at midnight UTC. */
export type Value = number | string | boolean | Date | null;

export type Row = Readonly<Record<string, Value>>;

/** A DuckDB database opened for reading. */
export interface Warehouse {
  /** Path of the DuckDB file. */
  readonly path: string;
  /**
   * Runs one SQL statement and gives its rows as an Arquero table.
   *
   * Dates and timestamps become `Date` (UTC). Decimals become numbers, exact to the cent up to 2^53 cents, so sum
   * money in SQL and not in JavaScript. 64-bit integers become numbers, and are refused beyond 2^53.
   *
   * @throws {BitewingError} with the database's message when the statement fails.
   */
  query(sql: string): Promise<ColumnTable>;
  /** The same rows as plain objects. */
  rows(sql: string): Promise<readonly Row[]>;
  close(): void;
}

/**
 * Opens a warehouse for reading, by default the one that `npm run demo` writes.
 *
 * @throws {BitewingError} of kind `database` when there is no such file, it is no DuckDB database, or it is empty.
 * @example const warehouse = await bw.openWarehouse(); await warehouse.query("select * from marts.dim_provider");
 */
export function openWarehouse(options: PracticeFilesOptions = {}): Promise<Warehouse> {
  return openForReading(practiceFiles(options).warehouse, {
    what: "warehouse",
    next: "Run `npm run demo`, or set BITEWING_WAREHOUSE to the path of a DuckDB warehouse.",
  });
}

/**
 * Opens the OpenDental database that lies beside a warehouse, for reading.
 *
 * @throws {BitewingError} of kind `database` as `openWarehouse`.
 */
export function openPractice(options: PracticeFilesOptions = {}): Promise<Warehouse> {
  return openForReading(practiceFiles(options).practice, {
    what: "practice",
    next: "Run `npm run demo`: it leaves practice.duckdb beside the warehouse.",
  });
}

/**
 * The rows of an Arquero table as objects, of the type that the reader knows them to have.
 *
 * @example bw.objectsOf<{ provider: string; hours: number }>(table).map(({ hours }) => hours)
 */
export function objectsOf<T extends object>(table: ColumnTable): readonly T[] {
  return table.objects() as T[];
}

async function openForReading(
  path: string,
  { what, next }: { readonly what: string; readonly next: string },
): Promise<Warehouse> {
  if (!existsSync(path)) {
    throw new BitewingError({ kind: "database", what: `There is no ${what} to read.`, where: path, next });
  }
  const instance = await openInstance(path);
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  const [[tables] = []] = (
    await connection.runAndReadAll("select count(*) from duckdb_tables()")
  ).getRowsJS();
  if (tables === 0n) {
    close();
    throw new BitewingError({ kind: "database", what: `The ${what} is empty.`, where: path, next });
  }
  return {
    path,
    query: async (sql) => aq.table(await readColumns(connection, sql)),
    rows: async (sql) => rowsOf(await readColumns(connection, sql)),
    close,
  };
}

async function openInstance(path: string): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, { access_mode: "READ_ONLY", threads: "2" });
  } catch (thrown) {
    throw new BitewingError(
      { kind: "database", what: `The database cannot be opened: ${messageOf(thrown)}`, where: path },
      { cause: thrown },
    );
  }
}

type Columns = Record<string, Value[]>;

async function readColumns(connection: DuckDBConnection, sql: string): Promise<Columns> {
  try {
    const reader = await connection.runAndReadAll(sql);
    const names = reader.deduplicatedColumnNames();
    const columns = reader.getColumnsJS();
    return Object.fromEntries(names.map((name, index) => [name, (columns[index] ?? []).map(plainValue)]));
  } catch (thrown) {
    if (thrown instanceof BitewingError) throw thrown;
    throw new BitewingError(
      { kind: "database", what: messageOf(thrown), where: sql.trim().split("\n").slice(0, 3).join(" ") },
      { cause: thrown },
    );
  }
}

function plainValue(value: unknown): Value {
  if (typeof value === "bigint") return safeNumber(value);
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (value === null || value instanceof Date) return value;
  return JSON.stringify(value, (_key, part: unknown) => jsonPart(part));
}

function jsonPart(part: unknown): unknown {
  return typeof part === "bigint" ? String(part) : part;
}

function safeNumber(value: bigint): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new BitewingError({
    kind: "database",
    what: `The integer ${value} is too large to be read exactly.`,
    next: "Cast the column to varchar in the query.",
  });
}

function rowsOf(columns: Columns): Row[] {
  const names = Object.keys(columns);
  const length = columns[names[0] ?? ""]?.length ?? 0;
  return Array.from({ length }, (_unused, index) =>
    Object.fromEntries(names.map((name) => [name, columns[name]?.[index] ?? null])),
  );
}
