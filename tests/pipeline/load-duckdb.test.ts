import { existsSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { load } from "../../pipeline/load/load.ts";
import { readRawColumns, readRows, runOnDuckDb } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";
import { shopRows, shopSchemaForDuckDb } from "./shop-schema.ts";
import { warehouseContract } from "./warehouse-contract.ts";

let path = "";
let warehouse = "";
beforeEach(async () => {
  path = await scratchPath("shop.duckdb");
  warehouse = await scratchPath("warehouse.duckdb");
  await runOnDuckDb(path, shopSchemaForDuckDb);
});

describe("a DuckDB warehouse", () => {
  warehouseContract({
    shop: () => path,
    warehouse: () => `duckdb:${warehouse}`,
    run: (sql) => runOnDuckDb(warehouse, sql),
  });
});

test("a dry run logs the plan that the real run executes, and changes nothing", async () => {
  const call = { from: { kind: "duckdb", path }, to: { kind: "duckdb", path: warehouse } } as const;
  const planned: string[] = [];
  const report = await load({ ...call, dryRun: true, log: (line) => planned.push(line) });
  expect(report).toMatchObject({ dryRun: true, rows: 0 });
  expect(report.tables.map(({ table }) => table)).toEqual(Object.keys(shopRows));
  expect(existsSync(warehouse)).toBe(false);
  const done: string[] = [];
  await load({ ...call, log: (line) => done.push(line) });
  expect(done.slice(0, planned.length)).toEqual(planned);
});

test("texts with NUL bytes lose them, and the report says so", async () => {
  await runOnDuckDb(path, "insert into order_log values (20, 'a' || chr(0) || 'b' || chr(0)), (21, chr(0))");
  const report = await load({ from: { kind: "duckdb", path }, to: { kind: "duckdb", path: warehouse } });
  expect(report.tables.find(({ table }) => table === "order_log")?.warnings).toEqual([
    { column: "note", kind: "NUL byte", count: 2 },
  ]);
  const rows = await readRows(
    `duckdb:${warehouse}`,
    'select note from raw.order_log where "LogNum" >= 20 order by "LogNum"',
  );
  expect(rows).toEqual([["ab"], [""]]);
});

test("two tables whose names differ by case only are refused", async () => {
  const twins = await scratchPath("twins.duckdb");
  await runOnDuckDb(twins, "create table etl_load_status (a integer)");
  const call = load({ from: { kind: "duckdb", path: twins }, to: { kind: "duckdb", path: warehouse } });
  await expect(call).rejects.toThrow("would have the same name in the warehouse as raw.etl_load_status");
});

test("a column type without a rule is refused by name before anything is written", async () => {
  await runOnDuckDb(path, "create table odd (a struct(b integer))");
  const call = load({ from: { kind: "duckdb", path }, to: { kind: "duckdb", path: warehouse } });
  await expect(call).rejects.toThrow("where: odd.a");
  expect(existsSync(warehouse)).toBe(false);
});

test.each([
  ["a folder that is not there", "/nonexistent/folder/warehouse.duckdb"],
  ["a folder in place of a file", "/tmp"],
])("%s cannot be loaded into", async (_, target) => {
  const call = load({ from: { kind: "duckdb", path }, to: { kind: "duckdb", path: target } });
  await expect(call).rejects.toMatchObject({ failure: { kind: "database", where: target } });
});

test("PostgreSQL as a source and MySQL as a warehouse are refused as words of the call", async () => {
  const server = { host: "127.0.0.1", port: 1, user: "u", password: "secret", database: "d" };
  const file = { kind: "duckdb", path } as const;
  await expect(load({ from: { kind: "postgres", ...server }, to: file })).rejects.toMatchObject({
    exitCode: 2,
  });
  await expect(load({ from: file, to: { kind: "mysql", ...server } })).rejects.toMatchObject({ exitCode: 2 });
});

test("the raw columns are those of the source, in lower-case tables", async () => {
  await load({ from: { kind: "duckdb", path }, to: { kind: "duckdb", path: warehouse } });
  const columns = await readRawColumns(`duckdb:${warehouse}`);
  expect(columns.filter(([table]) => table === "orders")).toEqual([
    ["orders", "id", "BIGINT"],
    ["orders", "customer_id", "BIGINT"],
    ["orders", "OrderDate", "DATE"],
    ["orders", "total", "DOUBLE"],
    ["orders", "photo", "BLOB"],
  ]);
});
