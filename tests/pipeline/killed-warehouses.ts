import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";
import { freshDatabase, runOnPostgres } from "../servers/fresh-database.ts";
import type { KillTrials } from "./kill-trials.ts";
import { readRows } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";

/** A warehouse for loads that are killed. */
export type KilledWarehouse = Pick<KillTrials, "warehouse" | "empty" | "settled"> & {
  readonly drop: () => Promise<void>;
};

export async function killedPostgres(): Promise<KilledWarehouse> {
  const { url, drop } = await freshDatabase(inject("postgresUrl"));
  const sessions = `select pid from pg_stat_activity where application_name = 'bitewing' and datname = current_database()`;
  return {
    warehouse: url,
    empty: () => runOnPostgres(url, "drop schema if exists raw, raw_loading, etl cascade"),
    settled: async () => {
      while ((await readRows(url, sessions)).length > 0) await sleep(20);
    },
    drop,
  };
}

export async function killedDuckDb(): Promise<KilledWarehouse> {
  const path = await scratchPath("warehouse.duckdb");
  const empty = async (): Promise<void> => {
    for (const file of [path, `${path}.wal`]) await rm(file, { force: true });
  };
  return { warehouse: `duckdb:${path}`, empty, settled: async () => {}, drop: empty };
}
