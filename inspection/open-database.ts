import { type DatabaseUrl, parseDatabaseUrl, showDatabaseUrl } from "../foundation/database-url.ts";
import { BitewingError } from "../foundation/errors.ts";
import { openInspectedDuckDb } from "./duckdb-database.ts";
import type { InspectedDatabase } from "./inspected-database.ts";
import { openInspectedMySql } from "./mysql-database.ts";

/** Tables that every OpenDental database has, of any version. */
const telltaleTables = ["patient", "appointment", "procedurelog", "definition", "preference"];

/**
 * Opens an OpenDental database for reading.
 *
 * @throws {BitewingError} of kind `usage` for PostgreSQL; of kind `database` when it cannot be reached, refuses, is
 * empty, or is no OpenDental database
 * @example const practice = await openInspected("duckdb:practice.duckdb");
 */
export async function openInspected(url: DatabaseUrl | string): Promise<InspectedDatabase> {
  const database = await open(typeof url === "string" ? parseDatabaseUrl(url) : url);
  try {
    demandOpenDental(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function open(url: DatabaseUrl): Promise<InspectedDatabase> {
  switch (url.kind) {
    case "mysql":
      return openInspectedMySql(url);
    case "duckdb":
      return openInspectedDuckDb(url);
    case "postgres":
      throw new BitewingError({
        kind: "usage",
        what: "OpenDental does not run on PostgreSQL.",
        where: showDatabaseUrl(url),
        next: "Name the practice's own database: mysql://… or duckdb:….",
      });
  }
}

function demandOpenDental({ tables, where }: InspectedDatabase): void {
  if (tables.size === 0) {
    throw new BitewingError({
      kind: "database",
      what: "The database has no tables.",
      where,
      next: "Check the URL, or fill the database with 'bitewing generate' first.",
    });
  }
  const missing = telltaleTables.filter((name) => !tables.has(name));
  if (missing.length === 0) return;
  throw new BitewingError({
    kind: "database",
    what: `This is not an OpenDental database: it has no ${missing.join(", ")}.`,
    where,
    next: "Check the URL.",
  });
}
