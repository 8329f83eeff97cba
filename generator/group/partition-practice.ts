import { mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { eventDates } from "../opendental/schema/event-dates.ts";
import { tables } from "../opendental/schema/tables.ts";
import { type DuckDbSession, openDuckDb } from "../sinks/duckdb-connection.ts";

/**
 * Arranges a practice's Parquet files, one a table, as a member of a group: tables with many rows as a folder with
 * partitions `month=2026-05`, all others as they were. The rows of a partition stand in the order of the table.
 */
export async function partitionPractice(whole: string, member: string): Promise<void> {
  await mkdir(member, { recursive: true });
  // One thread, so that the same rows give the same files.
  const session = await openDuckDb(":memory:", { threads: 1 });
  try {
    for (const table of tables.keys()) {
      const file = join(whole, `${table}.parquet`);
      const happened = eventDates[table];
      if (happened === undefined) await rename(file, join(member, `${table}.parquet`));
      else await partition(session, { file, folder: join(member, table), happened });
    }
  } finally {
    session.close();
  }
}

interface Partitioning {
  readonly file: string;
  readonly folder: string;
  readonly happened: string;
}

async function partition(session: DuckDbSession, { file, folder, happened }: Partitioning): Promise<void> {
  const rows = `SELECT *, strftime(${quoteSql(happened)}, '%Y-%m') AS month FROM ${literalSql(file)}`;
  await session.run(
    `COPY (${rows}) TO ${literalSql(folder)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month));`,
  );
  // A reader finds the columns of a table without rows too.
  if ((await readdir(folder).catch(() => [])).length > 0) return;
  await mkdir(folder, { recursive: true });
  await rename(file, join(folder, "empty.parquet"));
}
