import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { openDuckDbWarehouse, readDuckDbContents } from "./duckdb-warehouse.ts";
import { openPostgresWarehouse, readPostgresContents } from "./postgres-warehouse.ts";
import type { Warehouse, WarehouseContents } from "./warehouse.ts";

/**
 * Opens a database to load into.
 *
 * @param jobs parts that are loaded at a time
 * @param stop aborted: what is being copied, proved or published fails at once
 * @throws {BitewingError} of kind `usage` for MySQL, `database` when it cannot be reached or refuses
 */
export async function openWarehouse(url: DatabaseUrl, jobs: number, stop?: AbortSignal): Promise<Warehouse> {
  switch (url.kind) {
    case "postgres":
      return openPostgresWarehouse(url, jobs, stop);
    case "duckdb":
      return openDuckDbWarehouse(url, stop);
    case "mysql":
      throw notAWarehouse(url);
  }
}

/** What a load into a database would find; nothing is made there. The same errors as of `openWarehouse`. */
export async function readContents(url: DatabaseUrl): Promise<WarehouseContents> {
  switch (url.kind) {
    case "postgres":
      return readPostgresContents(url);
    case "duckdb":
      return readDuckDbContents(url);
    case "mysql":
      throw notAWarehouse(url);
  }
}

function notAWarehouse(url: DatabaseUrl): BitewingError {
  return new BitewingError({
    kind: "usage",
    what: "MySQL is a source here, not a warehouse.",
    where: showDatabaseUrl(url),
    next: "Load into postgres://… or duckdb:….",
  });
}
