import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { openDuckDbWarehouse } from "./duckdb-warehouse.ts";
import { openPostgresWarehouse } from "./postgres-warehouse.ts";
import type { Warehouse } from "./warehouse.ts";

/**
 * Opens a database to load into.
 *
 * @param jobs tables that are loaded at a time
 * @throws {BitewingError} of kind `usage` for MySQL, `database` when it cannot be reached or refuses
 */
export async function openWarehouse(url: DatabaseUrl, jobs: number): Promise<Warehouse> {
  switch (url.kind) {
    case "postgres":
      return openPostgresWarehouse(url, jobs);
    case "duckdb":
      return openDuckDbWarehouse(url);
    case "mysql":
      throw new BitewingError({
        kind: "usage",
        what: "MySQL is a source here, not a warehouse.",
        where: showDatabaseUrl(url),
        next: "Load into postgres://… or duckdb:….",
      });
  }
}
