import { join } from "node:path";
import mysql from "mysql2/promise";
import { startPostgres } from "../../tests/servers/postgres.ts";
import type { RunningServer } from "../../tests/servers/running-server.ts";
import type { Bench } from "../bench.ts";
import { type BatchClient, measureBatchText } from "./batch-text.ts";
import { benchChanges } from "./bench-changes.ts";
import { benchDiscover } from "./bench-discover.ts";
import { benchIntoDuckDb } from "./bench-into-duckdb.ts";
import { benchIntoPostgres } from "./bench-into-postgres.ts";
import { openPracticeSource, type PracticeSource } from "./practice-source.ts";
import { findProgram, missing, mysqlClient } from "./program.ts";
import type { SourceSize } from "./source-size.ts";
import { readSourceTables } from "./source-tables.ts";

/** What the comparisons of the section share. */
export interface LoadBench extends Bench {
  readonly source: PracticeSource;
  readonly postgres: RunningServer;
  /** Names, the largest first. */
  readonly tables: readonly string[];
  readonly size: SourceSize;
  /** Undefined when this machine has no MySQL client. */
  readonly client: BatchClient | undefined;
}

/** Memory to work with, and the setting under which PostgreSQL's manual has one load in bulk. */
export const postgresSettings = [
  "shared_buffers=1GB",
  "maintenance_work_mem=256MB",
  "max_wal_size=8GB",
  "checkpoint_timeout=30min",
  "wal_level=minimal",
  "max_wal_senders=0",
];

/** A full-size practice from MySQL into both warehouses, beside what else could have moved it. */
export async function benchLoad(bench: Bench): Promise<void> {
  const source = await openPracticeSource(bench);
  try {
    const postgres = await startPostgres(postgresSettings);
    try {
      const load = await describeSource(bench, source, postgres);
      await benchDiscover(load);
      const warehouse = await benchIntoPostgres(load);
      await benchChanges(load, warehouse);
      await benchIntoDuckDb(load);
    } finally {
      await postgres.stop();
    }
  } finally {
    await source.stop();
  }
}

async function describeSource(
  bench: Bench,
  source: PracticeSource,
  postgres: RunningServer,
): Promise<LoadBench> {
  const connection = await mysql.createConnection({ uri: source.url });
  const found = await readSourceTables(connection).finally(() => connection.end());
  const tables = found.map((table) => table.name);
  const program = await findProgram(mysqlClient);
  const client =
    program === undefined ? undefined : { program, url: source.url, tables, folder: join(bench.folder) };
  const rows = found.reduce((sum, table) => sum + table.rows, 0);
  const size = client === undefined ? { rows, bytes: 0 } : await measureBatchText(client);
  if (client === undefined) bench.measurements.skip("bytes of the source", missing(mysqlClient));
  if (size.rows !== rows) throw new Error(`The batch text has ${size.rows} lines for ${rows} rows.`);
  const megabytes = (size.bytes / 1e6).toFixed(0);
  bench.measurements.say(
    `source: ${source.origin}: ${tables.length} tables, ${rows.toLocaleString("en-US")} rows, ${megabytes} MB as batch text`,
  );
  bench.measurements.say(`warehouse: ${postgres.origin}, ${postgresSettings.join(", ")}`);
  return { ...bench, source, postgres, tables, size, client };
}
