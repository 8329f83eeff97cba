import type { Connection } from "mysql2/promise";
import { type ServerUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { type Admission, admit, type Holdings } from "./admission.ts";
import { noLocalInfile, selectRows } from "./mysql-connection.ts";
import { markerPreference } from "./practice-marker.ts";

/** What the guard finds on a server: that the database may be written to, and whether it must be created first. */
export type MySqlAdmission = Admission | { readonly kind: "missing" };

/** Asks whether a practice may be written to the URL's database. `connection` needs no database of its own. */
export async function admitMySql(connection: Connection, url: ServerUrl): Promise<MySqlAdmission> {
  await demandLocalInfile(connection, url);
  if (!(await databaseExists(connection, url.database))) return { kind: "missing" };
  return admit(await holdingsOf(connection, url.database), showDatabaseUrl(url));
}

async function demandLocalInfile(connection: Connection, url: ServerUrl): Promise<void> {
  const [setting] = await selectRows<{ on: number }>(connection, "SELECT @@global.local_infile AS `on`");
  if (setting?.on === 1) return;
  throw new BitewingError({ kind: "database", ...noLocalInfile(url), where: showDatabaseUrl(url) });
}

async function databaseExists(connection: Connection, database: string): Promise<boolean> {
  const sql = "SELECT schema_name AS name FROM information_schema.schemata WHERE schema_name = ?";
  return (await selectRows(connection, sql, [database])).length > 0;
}

async function holdingsOf(connection: Connection, database: string): Promise<Holdings> {
  const tables = await tablesOf(connection, database);
  if (!tables.includes("preference")) return { tables };
  if (!(await hasPreferenceColumns(connection, database))) return { tables };
  const preferences = await selectRows<{ PrefName: string; ValueString: string }>(
    connection,
    `SELECT PrefName, ValueString FROM ${quoteMySql(database)}.preference ORDER BY PrefName = ? DESC LIMIT 1`,
    [markerPreference],
  );
  const [first] = preferences;
  // A fill that was killed between its first two statements leaves an empty preference table.
  if (first === undefined && tables.length === 1) return { tables: [] };
  return { tables, marker: first?.PrefName === markerPreference ? first.ValueString : undefined };
}

async function tablesOf(connection: Connection, database: string): Promise<readonly string[]> {
  const sql =
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? ORDER BY table_name";
  const rows = await selectRows<{ name: string }>(connection, sql, [database]);
  return rows.map(({ name }) => name);
}

/** Another program's table may be called preference too. */
async function hasPreferenceColumns(connection: Connection, database: string): Promise<boolean> {
  const sql =
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = ? AND table_name = 'preference' AND column_name IN ('PrefName', 'ValueString')";
  return (await selectRows(connection, sql, [database])).length === 2;
}
