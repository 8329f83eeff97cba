import { type DuckDBConnection, DuckDBInstance, DuckDBTypeId, type DuckDBValue } from "@duckdb/node-api";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { assertFileExists, withDuckDbErrors } from "../duckdb-session.ts";
import type { QueryResult, TextualType } from "../project/query-result.ts";
import { duckDbDatabaseName } from "./duckdb-name.ts";
import { duckDbStatementError } from "./statement-error.ts";
import type { Session, Warehouse } from "./warehouse.ts";

/**
 * Opens a DuckDB file; connections share one instance, also with others of this process that have it open. For reading
 * only, others may read it at the same time, and the instance is one of its own.
 *
 * @throws {BitewingError} of kind `database` when the file is missing or cannot be opened.
 */
export async function openDuckDb(url: DuckDbUrl, { readOnly = false } = {}): Promise<Warehouse> {
  const instance = await openInstance(url, readOnly);
  return {
    kind: "duckdb",
    database: duckDbDatabaseName(url.path),
    connect: async () => session(await instance.connect()),
    close: async () => instance.closeSync(),
  };
}

async function openInstance({ path }: DuckDbUrl, readOnly: boolean): Promise<DuckDBInstance> {
  if (path !== ":memory:") assertFileExists(path, "bitewing load");
  return withDuckDbErrors(path, () =>
    readOnly && path !== ":memory:"
      ? DuckDBInstance.create(path, { access_mode: "READ_ONLY" })
      : DuckDBInstance.fromCache(path),
  );
}

function session(connection: DuckDBConnection): Session {
  return {
    query: async (sql) => readAll(connection, sql),
    cancel: async () => connection.interrupt(),
    close: async () => connection.closeSync(),
  };
}

async function readAll(connection: DuckDBConnection, sql: string): Promise<QueryResult> {
  const result = await connection.run(sql).catch((thrown: unknown) => {
    throw duckDbStatementError(thrown, sql);
  });
  const rows = await result.getRows();
  return {
    columns: result.deduplicatedColumnNames(),
    rows: rows.map((row) => row.map(plain)),
    types: result.columnTypes().map(({ typeId }) => textualTypes.get(typeId)),
  };
}

const textualTypes = new Map<DuckDBTypeId, TextualType>([
  [DuckDBTypeId.DECIMAL, "decimal"],
  [DuckDBTypeId.DATE, "date"],
  [DuckDBTypeId.TIMESTAMP, "timestamp"],
  [DuckDBTypeId.TIMESTAMP_TZ, "timestamp"],
]);

function plain(value: DuckDBValue): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return typeof value === "object" && value !== null ? String(value) : value;
}
