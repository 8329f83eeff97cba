import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { load } from "../../pipeline/load/load.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { asLarge, changingSource } from "./changing-source.ts";
import { WatchingReader } from "./watching-reader.ts";

let moments: readonly FreshDatabase[] = [];
let warehouse: FreshDatabase;

beforeAll(async () => {
  moments = await changingSource(inject("mysqlUrl"));
  warehouse = await freshDatabase(inject("postgresUrl"));
});
afterAll(() => Promise.all([...moments, warehouse].map((database) => database.drop())));

test("a reader who asks for all tables while loads are at work finds all of one load", async () => {
  const reader = await WatchingReader.open(warehouse.url);
  const other = await WatchingReader.open(warehouse.url);
  const published = new Set(["nothing"]);
  reader.watch(0);
  for (let round = 0; round < 6; round++) {
    const from = parseDatabaseUrl(moments[round % moments.length]?.url ?? "");
    await load({
      from,
      to: parseDatabaseUrl(warehouse.url),
      ...asLarge,
      full: round > 2,
    });
    published.add(await other.look());
  }
  await reader.stop();
  await other.stop();
  expect(published.size).toBe(4);
  expect([...reader.seen].filter((seen) => !published.has(seen))).toEqual([]);
  expect(reader.seen.size).toBeGreaterThan(2);
});
