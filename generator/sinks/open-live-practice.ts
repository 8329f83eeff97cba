import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { openLiveDuckDb } from "./duckdb-live.ts";
import type { LivePractice } from "./live-practice.ts";
import { openLiveMySql } from "./mysql-live.ts";

/**
 * Connects to a database in which a practice is to live on, and reads which one it is. Changes nothing yet.
 *
 * @throws {BitewingError} of kind `database` when it cannot be reached, is empty or unfinished, or is not bitewing's; of
 * kind `usage` for a PostgreSQL URL.
 */
export async function openLivePractice(url: DatabaseUrl): Promise<LivePractice> {
  if (url.kind === "mysql") return openLiveMySql({ ...url, kind: "mysql" });
  if (url.kind === "duckdb") return openLiveDuckDb(url);
  throw new BitewingError({
    kind: "usage",
    what: "A practice lives in OpenDental's own form, in MySQL or a DuckDB file.",
    where: showDatabaseUrl(url),
    next: "Name the database that `bitewing generate` filled, then `bitewing load` its changes to PostgreSQL.",
  });
}
