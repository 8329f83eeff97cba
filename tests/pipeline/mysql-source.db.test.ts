import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { load } from "../../pipeline/load/load.ts";
import { openSource } from "../../pipeline/sources/open-source.ts";
import { allKeys } from "../../pipeline/types/key-range.ts";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";
import { readRows } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";
import { shopSchema } from "./shop-schema.ts";
import { sourceContract } from "./source-contract.ts";

let shop: FreshDatabase;

beforeAll(async () => {
  shop = await freshDatabase(inject("mysqlUrl"));
  await runOnMySql(shop.url, shopSchema);
});
afterAll(() => shop.drop());

describe("a MySQL source", () => {
  sourceContract({
    shop: () => shop.url,
    change: (sql) => runOnMySql(shop.url, sql),
    quote: (name) => `\`${name}\``,
  });
});

test("a source sees the moment at which it was opened", async () => {
  const source = await openSource(parseDatabaseUrl(shop.url));
  const table = (await source.schema()).tables.find(({ name }) => name === "customers");
  if (table === undefined) throw new Error("no table customers");
  const part = { table, key: "id", range: allKeys, converted: new Set<string>() };
  const before = await source.fingerprint(part);
  await runOnMySql(shop.url, "insert into customers values (77, 'late', null)");
  expect(await source.fingerprint(part)).toEqual(before);
  await source.close();
});

const wrong = (change: (url: URL) => void): (() => Promise<unknown>) => {
  return () => {
    const url = new URL(shop.url);
    change(url);
    return openSource(parseDatabaseUrl(url.href));
  };
};

test.each([
  ["a server that is down", wrong((url) => (url.port = "1")), "No MySQL server answers at 127.0.0.1:1."],
  ["a wrong password", wrong((url) => (url.password = "hunter2")), "refuses user"],
  ["a missing database", wrong((url) => (url.pathname = "/nowhere")), "has no database 'nowhere'"],
])("%s is told in words, without the password", async (_, open, message) => {
  const failure = await open().then(
    () => "",
    (error: Error) => error.message,
  );
  expect(failure).toContain(message);
  expect(failure).not.toContain("hunter2");
});

test("SELECT is all that a load needs to be granted", async () => {
  const path = await scratchPath("warehouse.duckdb");
  const name = `reader_${process.pid}`;
  const database = new URL(shop.url).pathname.slice(1);
  await runOnMySql(
    shop.url,
    `create user '${name}'@'%' identified by 'x'; grant select on ${database}.* to '${name}'@'%'`,
  );
  const url = new URL(shop.url);
  url.username = name;
  url.password = "x";
  const report = await load({ from: parseDatabaseUrl(url.href), to: { kind: "duckdb", path } });
  await runOnMySql(shop.url, `drop user '${name}'@'%'`);
  expect(report.tables.every(({ checksumsEqual }) => checksumsEqual)).toBe(true);
  expect(report.tables).toHaveLength(6);
});

test("texts in old character sets and padded columns arrive as Unicode", async () => {
  const path = await scratchPath("warehouse.duckdb");
  await runOnMySql(
    shop.url,
    `create table old_texts (id int primary key, l varchar(20) character set latin1, u varchar(20) character set utf8,
       c char(6) character set latin1, z int(6) zerofill);
     insert into old_texts values (1, 'café', 'naïve', 'ab  ', 42)`,
  );
  await load({ from: parseDatabaseUrl(shop.url), to: { kind: "duckdb", path }, tables: ["old_texts"] });
  expect(await readRows(`duckdb:${path}`, "select l, u, c, z from raw.old_texts")).toEqual([
    ["café", "naïve", "ab", "42"],
  ]);
});

test("a table with more columns than a function takes arguments is proved", async () => {
  const path = await scratchPath("warehouse.duckdb");
  const names = Array.from({ length: 250 }, (_, i) => `c${i}`);
  await runOnMySql(
    shop.url,
    `create table wide (${names.map((name) => `${name} int`).join(", ")});
     insert into wide (c0, c249) values (1, 2), (null, 3)`,
  );
  const report = await load({
    from: parseDatabaseUrl(shop.url),
    to: { kind: "duckdb", path },
    tables: ["wide"],
  });
  expect(report).toMatchObject({ rows: 2, tables: [{ checksumsEqual: true }] });
});
