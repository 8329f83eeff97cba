import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { openSource } from "../../pipeline/sources/open-source.ts";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";
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
  const before = await source.fingerprint(table, []);
  await runOnMySql(shop.url, "insert into customers values (77, 'late', null)");
  expect(await source.fingerprint(table, [])).toEqual(before);
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
