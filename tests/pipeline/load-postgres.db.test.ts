import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { load } from "../../pipeline/load/load.ts";
import { openWarehouse } from "../../pipeline/warehouses/open-warehouse.ts";
import { type FreshDatabase, freshDatabase, runOnPostgres } from "../servers/fresh-database.ts";
import { readRows, runOnDuckDb } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";
import { shopSchemaForDuckDb } from "./shop-schema.ts";
import { warehouseContract } from "./warehouse-contract.ts";

let warehouse: FreshDatabase;
let shop = "";

beforeAll(async () => {
  warehouse = await freshDatabase(inject("postgresUrl"));
});
afterAll(() => warehouse.drop());
beforeEach(async () => {
  shop = await scratchPath("shop.duckdb");
  await runOnDuckDb(shop, shopSchemaForDuckDb);
});

describe("a PostgreSQL warehouse", () => {
  warehouseContract({
    shop: () => shop,
    warehouse: () => warehouse.url,
    run: (sql) => runOnPostgres(warehouse.url, sql),
  });
});

test("a view lives on when its table gets a column, and goes when it loses one, as the report says", async () => {
  const urls = { from: { kind: "duckdb", path: shop } as const, to: parseDatabaseUrl(warehouse.url) };
  await load(urls);
  await runOnPostgres(warehouse.url, "create view logged as select note from raw.order_log");
  await runOnDuckDb(shop, "alter table order_log add column more integer");
  const added = await load(urls);
  expect(added.warnings).toEqual([]);
  expect(await readRows(warehouse.url, "select count(*) from logged")).toEqual([["3"]]);
  await runOnDuckDb(shop, "alter table order_log drop column note");
  const dropped = await load(urls);
  expect(dropped.warnings).toEqual([
    "order_log has other columns than before: dropped the views logged that read it",
  ]);
});

test("views of columns that stay live on when another column goes or is widened", async () => {
  const urls = { from: { kind: "duckdb", path: shop } as const, to: parseDatabaseUrl(warehouse.url) };
  await load(urls);
  await runOnPostgres(
    warehouse.url,
    `create view numbers as select a from raw.no_key; create view texts as select b from raw.no_key;
     create materialized view counted as select b, count(*) from raw.no_key group by b`,
  );
  await runOnDuckDb(
    shop,
    "alter table no_key drop column b; alter table no_key add column c integer default 3",
  );
  const { warnings } = await load(urls);
  expect(warnings).toEqual([
    "no_key has other columns than before: dropped the views counted, texts that read it",
  ]);
  expect(await readRows(warehouse.url, "select a from numbers where a is not null")).toEqual([["1"], ["1"]]);
  await runOnPostgres(warehouse.url, "drop view numbers");
});

test("two loads into one database do not meet", async () => {
  const url = parseDatabaseUrl(warehouse.url);
  const first = await openWarehouse(url, 1);
  await expect(openWarehouse(url, 1)).rejects.toThrow("Another load into this database is at work.");
  await first.close();
});

test("several tables in flight give the same warehouse", async () => {
  const urls = { from: { kind: "duckdb", path: shop } as const, to: parseDatabaseUrl(warehouse.url) };
  const one = await load(urls);
  const three = await load({ ...urls, jobs: 3 });
  expect(three.tables.map(({ table, checksum }) => [table, checksum])).toEqual(
    one.tables.map(({ table, checksum }) => [table, checksum]),
  );
});

const wrong = (change: (url: URL) => void): (() => Promise<unknown>) => {
  return () => {
    const url = new URL(warehouse.url);
    change(url);
    return load({ from: { kind: "duckdb", path: shop }, to: parseDatabaseUrl(url.href) });
  };
};

test.each([
  ["a server that is down", wrong((url) => (url.port = "1")), "No PostgreSQL server answers at 127.0.0.1:1."],
  ["a wrong password", wrong((url) => (url.password = "hunter2")), "refuses user 'postgres'"],
  ["a missing database", wrong((url) => (url.pathname = "/nowhere")), "has no database 'nowhere'"],
])("%s is told in words, without the password", async (_, call, message) => {
  const failure = await call().then(
    () => "",
    (error: Error) => error.message,
  );
  expect(failure).toContain(message);
  expect(failure).not.toContain("hunter2");
});

test("a user who may not write is told what to grant", async () => {
  const name = `reader_${process.pid}`;
  await runOnPostgres(warehouse.url, `drop role if exists ${name}; create role ${name} login password 'x'`);
  const call = wrong((url) => {
    url.username = name;
    url.password = "x";
  });
  await expect(call()).rejects.toThrow("may not create or write tables");
  await runOnPostgres(warehouse.url, `drop role ${name}`);
  expect(await readRows(warehouse.url, "select count(*) from raw.customers")).toEqual([["3"]]);
});
