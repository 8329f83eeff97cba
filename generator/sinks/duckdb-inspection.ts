import { existsSync } from "node:fs";
import { type DuckDbUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { type Admission, admit, type Holdings } from "./admission.ts";
import { type DuckDbSession, openDuckDb } from "./duckdb-connection.ts";
import { markerPreference } from "./practice-marker.ts";

/** Asks whether a practice may be written to the URL's file; a missing file counts as empty. */
export async function admitDuckDb(url: DuckDbUrl): Promise<Admission> {
  if (!existsSync(url.path)) return { kind: "empty" };
  const session = await openForReading(url);
  try {
    return admit(await holdingsOf(session), showDatabaseUrl(url));
  } finally {
    session.close();
  }
}

async function openForReading(url: DuckDbUrl): Promise<DuckDbSession> {
  try {
    return await openDuckDb(url.path, { readOnly: true });
  } catch (error) {
    throw new BitewingError(
      {
        kind: "database",
        what: `The file cannot be opened as a DuckDB database: ${messageOf(error)}`,
        where: showDatabaseUrl(url),
        next: "Close the program that has it open, or name another file. Nothing was changed.",
      },
      { cause: error },
    );
  }
}

async function holdingsOf(session: DuckDbSession): Promise<Holdings> {
  const rows = await session.select("SELECT table_name FROM information_schema.tables ORDER BY table_name");
  const tables = rows.map((row) => String(row.table_name));
  return { tables, marker: await markerOf(session) };
}

async function markerOf(session: DuckDbSession): Promise<string | undefined> {
  const columns = await session.select(
    "SELECT column_name FROM information_schema.columns WHERE table_schema = 'main' AND table_name = 'preference' AND column_name IN ('PrefName', 'ValueString')",
  );
  if (columns.length !== 2) return undefined;
  const rows = await session.select(
    `SELECT "ValueString" FROM main.preference WHERE "PrefName" = '${markerPreference}'`,
  );
  return rows[0] === undefined ? undefined : String(rows[0].ValueString);
}
