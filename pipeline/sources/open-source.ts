import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { openDuckDbSource } from "./duckdb-source.ts";
import { openMySqlSource } from "./mysql-source.ts";
import type { Source } from "./source.ts";

/**
 * Opens a database for reading.
 *
 * @throws {BitewingError} of kind `usage` for PostgreSQL, `database` when it cannot be reached or refuses
 */
export async function openSource(url: DatabaseUrl): Promise<Source> {
  switch (url.kind) {
    case "mysql":
      return openMySqlSource(url);
    case "duckdb":
      return openDuckDbSource(url);
    case "postgres":
      throw new BitewingError({
        kind: "usage",
        what: "PostgreSQL is a warehouse here, not a source.",
        where: showDatabaseUrl(url),
        next: "Read from mysql://… or duckdb:….",
      });
  }
}
