import { BitewingError } from "../../foundation/errors.ts";
import { openDuckDbSink } from "./duckdb-sink.ts";
import { FileSink, type PracticeFiles } from "./file-sink.ts";
import { openMySqlSink } from "./mysql-sink.ts";
import { parquetFiles } from "./parquet-files.ts";
import type { Sink } from "./sink.ts";
import { sqlDump } from "./sql-dump.ts";
import type { PracticeTarget } from "./target.ts";

export interface SinkOptions {
  /** MySQL's storage engine. */
  readonly engine?: "innodb" | "myisam";
  /** Connections to MySQL or threads that load at the same time; `defaultWorkers` unless told otherwise. */
  readonly workers?: number;
  /** Create a database that does not exist; true unless told otherwise. */
  readonly createDatabase?: boolean;
  /** Where rows wait for their load; the system's temporary folder unless told otherwise. */
  readonly temporaryFolder?: string;
}

/**
 * Connects to a database, or names the files, that are to receive a practice, and checks that they may: they are empty,
 * or missing and may be created, or hold an earlier practice of bitewing, which is then replaced. Changes nothing yet.
 *
 * @throws {BitewingError} of kind `database` when the server cannot be reached or refuses, or the database holds
 * anything else; of kind `usage` for a PostgreSQL URL.
 */
export async function openSink(target: PracticeTarget, options: SinkOptions = {}): Promise<Sink> {
  switch (target.kind) {
    case "mysql":
      return openMySqlSink({ ...target, kind: "mysql" }, options);
    case "duckdb":
      return openDuckDbSink(target, options);
    case "parquet":
      return openFiles(parquetFiles(target, options), options);
    case "sql":
      return openFiles(sqlDump(target, options), options);
    case "postgres":
      throw new BitewingError({
        kind: "usage",
        what: "A practice is written in OpenDental's own form, to MySQL, a DuckDB file, Parquet files or a SQL dump.",
        next: "Use mysql://user:pass@host:port/db or duckdb:path/to/file.duckdb, then `bitewing load` to PostgreSQL.",
      });
  }
}

async function openFiles(files: PracticeFiles, options: SinkOptions): Promise<Sink> {
  await files.admit();
  return new FileSink(files, options);
}
