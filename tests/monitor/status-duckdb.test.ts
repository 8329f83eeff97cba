import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeEach, describe, expect, test } from "vitest";
import { status } from "../../pipeline/monitor/status.ts";
import { runOnDuckDb } from "../pipeline/read-raw.ts";
import { scratchPath } from "../pipeline/scratch.ts";
import { etlTablesWith, morning, twoLoads } from "./etl-rows.ts";
import { statusContract } from "./status-contract.ts";

let path = "";

beforeEach(async () => {
  path = await scratchPath("warehouse.duckdb");
  await runOnDuckDb(path, "select 1");
});

describe("the status of a DuckDB warehouse", () => {
  statusContract({ url: () => `duckdb:${path}`, run: (sql) => runOnDuckDb(path, sql) });
});

test("a file that is not there is not made by asking for its status", async () => {
  const missing = await scratchPath("missing.duckdb");
  const target = { kind: "duckdb", path: missing } as const;
  await expect(status({ target })).rejects.toThrow("There is no such DuckDB file.");
  expect(existsSync(missing)).toBe(false);
});

test("the file is the same, byte for byte, after its status was read", async () => {
  await runOnDuckDb(path, etlTablesWith(...twoLoads));
  const before = await readFile(path);
  await status({ target: { kind: "duckdb", path }, now: () => morning });
  expect((await readFile(path)).equals(before)).toBe(true);
});

test("what a killed load left in the write-ahead log is read, and stays there", async () => {
  await runOnDuckDb(path, etlTablesWith());
  const instance = await DuckDBInstance.create(path, { checkpoint_threshold: "1TB" });
  const connection = await instance.connect();
  await connection.run(`set checkpoint_threshold = '1TB'; ${twoLoads.join("; ")}`);
  const copy = await scratchPath("killed.duckdb");
  const { cp } = await import("node:fs/promises");
  await cp(path, copy);
  await cp(`${path}.wal`, `${copy}.wal`);
  connection.closeSync();
  instance.closeSync();
  const log = await readFile(`${copy}.wal`);
  const { lastRun } = await status({ target: { kind: "duckdb", path: copy }, now: () => morning });
  expect(lastRun?.runId).toBe(42);
  expect((await readFile(`${copy}.wal`)).equals(log)).toBe(true);
});
