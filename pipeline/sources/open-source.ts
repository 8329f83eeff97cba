import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { openDuckDbSource } from "./duckdb-source.ts";
import { openMySqlSources } from "./mysql-snapshots.ts";
import type { Source } from "./source.ts";

/** Connections to one database. */
export interface OpenedSources {
  readonly sources: readonly Source[];
  /** When they were opened, by the source's clock. `YYYY-MM-DD HH:MM:SS`, UTC; null where there is no clock. */
  readonly snapshotAt: string | null;
  /** All see the same moment's data, so that the parts of a table may be read by any of them. */
  readonly isOneMoment: boolean;
}

/** Opens a database for reading, on one connection. */
export async function openSource(url: DatabaseUrl): Promise<Source> {
  const [source] = (await openSources(url, 1)).sources;
  if (source === undefined) throw new TypeError("no source was opened");
  return source;
}

/**
 * Opens a database for reading, on several connections.
 *
 * @param stop aborted: what is being read fails at once
 * @throws {BitewingError} of kind `usage` for PostgreSQL, `database` when it cannot be reached or refuses
 */
export async function openSources(
  url: DatabaseUrl,
  count: number,
  stop?: AbortSignal,
): Promise<OpenedSources> {
  switch (url.kind) {
    case "mysql":
      return openMySqlSources(url, count, stop);
    case "duckdb": {
      // Nobody can write to the file while it is open.
      const sources = await Promise.all(Array.from({ length: count }, () => openDuckDbSource(url, stop)));
      return { sources, snapshotAt: null, isOneMoment: true };
    }
    case "postgres":
      throw new BitewingError({
        kind: "usage",
        what: "PostgreSQL is a warehouse here, not a source.",
        where: showDatabaseUrl(url),
        next: "Read from mysql://… or duckdb:….",
      });
  }
}
