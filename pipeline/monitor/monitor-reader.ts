import {
  type DatabaseUrl,
  type DuckDbUrl,
  type ServerUrl,
  showDatabaseUrl,
} from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { assertFileExists, DuckDbSession } from "../duckdb-session.ts";
import { openPostgres } from "../run/postgres-warehouse.ts";

/** Reads a warehouse as of one moment, and cannot write into it. */
export interface MonitorReader {
  readonly kind: "duckdb" | "postgres";
  /** Rows by the names of their columns; integers as numbers, bigints or text. */
  records(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/**
 * Opens a warehouse for reading. No file and no schema is made; a DuckDB file is opened as read-only.
 *
 * @throws {BitewingError} of kind `database` when it cannot be reached or a load holds the DuckDB file, `usage` for a
 * MySQL URL
 */
export async function openMonitorReader(url: DatabaseUrl): Promise<MonitorReader> {
  if (url.kind === "duckdb") return readDuckDb(url);
  if (url.kind === "postgres") return readPostgres(url);
  throw new BitewingError({
    kind: "usage",
    what: "MySQL is a source here, not a warehouse.",
    where: showDatabaseUrl(url),
    next: "Name the warehouse that bitewing loads into: postgres://… or duckdb:….",
  });
}

async function readDuckDb({ path }: DuckDbUrl): Promise<MonitorReader> {
  assertFileExists(path, "bitewing load");
  const session = await DuckDbSession.openReadOnly(path, "monitored");
  await session.run("use monitored; begin transaction read only");
  return {
    kind: "duckdb",
    records: (sql) => session.records(sql),
    close: async () => session.close(),
  };
}

async function readPostgres(url: ServerUrl): Promise<MonitorReader> {
  const warehouse = await openPostgres(url);
  const session = await warehouse.connect();
  await session.query("begin transaction isolation level repeatable read, read only");
  return {
    kind: "postgres",
    records: async (sql) => {
      const { columns, rows } = await session.query(sql);
      return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
    },
    close: async () => {
      await session.close();
      await warehouse.close();
    },
  };
}
