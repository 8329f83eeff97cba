import {
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import { type DuckDbUrl, showDatabaseUrl } from "../foundation/database-url.ts";
import { DuckDbSession } from "../pipeline/duckdb-session.ts";
import type { InspectedDatabase, InspectedRow, InspectedValue } from "./inspected-database.ts";

const attachedAs = "practice";

/** Opens a DuckDB file for reading. Nobody can write to it while it is open. */
export async function openInspectedDuckDb(url: DuckDbUrl): Promise<InspectedDatabase> {
  const session = await DuckDbSession.openReadOnly(url.path, attachedAs);
  try {
    await session.run(`use ${attachedAs}`);
    return await inspectDuckDb(session, showDatabaseUrl(url));
  } catch (error) {
    session.close();
    throw error;
  }
}

/** The tables of a session's schema `main`, to be read. Closing the result closes the session. */
export async function inspectDuckDb(session: DuckDbSession, where: string): Promise<InspectedDatabase> {
  const names = await session.rows(
    "select table_name from duckdb_tables() where database_name = current_database() and schema_name = 'main'",
  );
  return {
    where,
    tables: new Set(names.map(([name]) => String(name))),
    query: async (sql) => (await session.records(sql)).map(inspectedRow),
    close: async () => session.close(),
  };
}

function inspectedRow(row: Readonly<Record<string, DuckDBValue>>): InspectedRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, inspectedValue(value)]));
}

function inspectedValue(value: DuckDBValue): InspectedValue {
  if (value === null || typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return value;
  if (typeof value === "bigint") return inspectedInteger(value);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBBlobValue) return value.bytes;
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimeValue)
    return value.toString().replace(/\.0+$/, "");
  return value.toString();
}

function inspectedInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
