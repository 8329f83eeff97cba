import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { openDuckDbSink } from "./duckdb-sink.ts";
import { openMySqlSink } from "./mysql-sink.ts";
import type { OpenSpool } from "./row-spool.ts";
import type { Sink } from "./sink.ts";

export interface SinkOptions {
  /** MySQL's storage engine. */
  readonly engine?: "innodb" | "myisam";
  /** Connections to MySQL or threads of DuckDB that load at the same time; `defaultWorkers` unless told otherwise. */
  readonly workers?: number;
  /** Create a database that does not exist; true unless told otherwise. */
  readonly createDatabase?: boolean;
  /** Where rows wait for their load; the system's temporary folder unless told otherwise. */
  readonly temporaryFolder?: string;
  /** Where the rows wait, when they are there already; a new spool unless told otherwise. */
  readonly spool?: OpenSpool;
}

/**
 * Connects to a database that is to receive a practice, and checks that it may: it is empty, or missing and may be
 * created, or holds an earlier practice of bitewing, which `begin` then removes. Changes nothing yet.
 *
 * @throws {BitewingError} of kind `database` when the server cannot be reached or refuses, or the database holds
 * anything else; of kind `usage` for a PostgreSQL URL.
 */
export async function openSink(url: DatabaseUrl, options: SinkOptions = {}): Promise<Sink> {
  if (url.kind === "mysql") return openMySqlSink({ ...url, kind: "mysql" }, options);
  if (url.kind === "duckdb") return openDuckDbSink(url, options);
  throw new BitewingError({
    kind: "usage",
    what: "A practice is written in OpenDental's own form, to MySQL or a DuckDB file.",
    next: "Use mysql://user:pass@host:port/db or duckdb:path/to/file.duckdb, then `bitewing load` to PostgreSQL.",
  });
}
