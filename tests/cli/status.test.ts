import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { etlTablesWith, twoLoads } from "../monitor/etl-rows.ts";
import { runOnDuckDb } from "../pipeline/read-raw.ts";
import { scratchPath } from "../pipeline/scratch.ts";
import { call } from "./call.ts";

let warehouse: string;
let lenient: string;
let strict: string;

beforeAll(async () => {
  warehouse = await scratchPath("warehouse.duckdb");
  await runOnDuckDb(warehouse, etlTablesWith(...twoLoads));
  lenient = join(dirname(warehouse), "lenient.yml");
  await writeFile(lenient, "freshness: { default: 36500d }\n");
  strict = join(dirname(warehouse), "strict.yml");
  await writeFile(strict, "freshness: { default: 36500d, tables: { appointment: 1h } }\n");
});

describe("status", () => {
  it("ends with 0 when every SLA holds", async () => {
    const { exitCode, out } = await call("status", "--target", `duckdb:${warehouse}`, "--slas", lenient);
    expect(exitCode).toBe(0);
    expect(out).toContain("status: 0 broken SLAs (3 tables");
  });

  it("ends with 1 when one is broken, and names it", async () => {
    const { exitCode, out } = await call("status", "--target", `duckdb:${warehouse}`, "--slas", strict);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/freshness +appointment +\d+d .* old, at most 1h allowed/);
    expect(out).toContain("status: 1 broken SLA (");
  });

  it("holds a warehouse against 26 hours when no file is there", async () => {
    const { exitCode, err } = await call("status", "--target", `duckdb:${warehouse}`);
    expect(exitCode).toBe(1);
    expect(err).toContain("SLAs: the defaults");
  });

  it("prints one JSON document for a scheduler, with the same exit code", async () => {
    const words = ["--slas", strict, "--tables", "appointment", "--runs", "1", "--json"];
    const { exitCode, out, err } = await call("status", "--target", `duckdb:${warehouse}`, ...words);
    expect(exitCode).toBe(1);
    expect(err).toBe("");
    const report: unknown = JSON.parse(out);
    expect(report).toMatchObject({
      version: 1,
      ok: false,
      slaFile: strict,
      brokenSlas: [{ kind: "freshness", table: "appointment" }],
      runs: [{ runId: 42, status: "succeeded" }],
      tables: [{ table: "appointment", rows: 5_130 }],
    });
  });

  it("ends with 2 for a bad SLA file, and says where", async () => {
    const bad = join(dirname(warehouse), "bad.yml");
    await writeFile(bad, "freshness:\n  default: often\n");
    const { exitCode, err } = await call("status", "--target", `duckdb:${warehouse}`, "--slas", bad);
    expect(exitCode).toBe(2);
    expect(err).toContain("bad.yml:2");
  });

  it("ends with 2 for a number of runs that is none, and for MySQL", async () => {
    const target = `duckdb:${warehouse}`;
    expect((await call("status", "--target", target, "--runs", "0")).exitCode).toBe(2);
    const { exitCode, err } = await call("status", "--target", "mysql://ann:secret@127.0.0.1:1/x");
    expect(exitCode).toBe(2);
    expect(err).not.toContain("secret");
  });

  it("ends with 3 when the warehouse cannot be reached or was never loaded into, and makes no file", async () => {
    const missing = join(dirname(warehouse), "missing.duckdb");
    const empty = join(dirname(warehouse), "empty.duckdb");
    await runOnDuckDb(empty, "select 1");
    const targets = [`duckdb:${missing}`, `duckdb:${empty}`, "postgres://ann:secret@127.0.0.1:1/nothing"];
    for (const target of targets) {
      const { exitCode, err } = await call("status", "--target", target);
      expect([target, exitCode]).toEqual([target, 3]);
      expect(err).toContain("next:");
      expect(err).not.toContain("secret");
    }
    expect(existsSync(missing)).toBe(false);
  });

  it("ends with 3 while a load in another process writes the DuckDB file", async () => {
    const instance = await DuckDBInstance.create(warehouse);
    try {
      const { exitCode, err } = await call("status", "--target", `duckdb:${warehouse}`);
      expect(exitCode).toBe(3);
      expect(err).toContain("Another process has this DuckDB file open.");
    } finally {
      instance.closeSync();
    }
  });
});
