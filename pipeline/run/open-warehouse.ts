import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import type { TargetDescription } from "../project/project.ts";
import { duckDbDatabaseName } from "./duckdb-name.ts";
import type { Session, Warehouse } from "./warehouse.ts";

/**
 * What a URL means as a project's target. Models go to the schema `main` on DuckDB and `public` on PostgreSQL, unless
 * a schema is given or the project's `generate_schema_name` says otherwise.
 *
 * @throws {BitewingError} of kind `usage` for a MySQL URL.
 */
export function describeTarget(
  url: DatabaseUrl,
  options: { schema?: string; threads?: number; name?: string } = {},
): TargetDescription {
  const { threads = 4, name = "dev" } = options;
  if (url.kind === "mysql") throw noModelsInMySql();
  const database = url.kind === "duckdb" ? duckDbDatabaseName(url.path) : url.database;
  const schema = options.schema ?? (url.kind === "duckdb" ? "main" : "public");
  return { kind: url.kind, name, database, schema, threads };
}

/**
 * @param options with `readOnly`, a DuckDB file is opened so that others may read it at the same time
 * @throws {BitewingError} of kind `database` when it cannot be reached, `usage` for a MySQL URL.
 */
export async function openWarehouse(
  url: DatabaseUrl,
  options: { readonly readOnly?: boolean } = {},
): Promise<Warehouse> {
  // Each driver takes a while to load, and a call needs one of them or none.
  if (url.kind === "duckdb") return (await import("./duckdb-warehouse.ts")).openDuckDb(url, options);
  if (url.kind === "postgres") return (await import("./postgres-warehouse.ts")).openPostgres(url);
  throw noModelsInMySql();
}

/** Opens a warehouse for one piece of work on one connection, and closes both again. */
export async function withSession<T>(url: DatabaseUrl, work: (session: Session) => Promise<T>): Promise<T> {
  const warehouse = await openWarehouse(url);
  try {
    const session = await warehouse.connect();
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  } finally {
    await warehouse.close();
  }
}

function noModelsInMySql(): BitewingError {
  return new BitewingError({
    kind: "usage",
    what: "Models are built in DuckDB or PostgreSQL, not in MySQL.",
    next: "Load the practice into a warehouse first: bitewing load --from mysql://… --to duckdb:practice.duckdb.",
  });
}
