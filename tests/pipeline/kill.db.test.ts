import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { FreshDatabase } from "../servers/fresh-database.ts";
import { changingSource } from "./changing-source.ts";
import { killLoads } from "./kill-trials.ts";
import { killedDuckDb, killedPostgres } from "./killed-warehouses.ts";

// `npm run verify:practices` kills two hundred.
const kills = 6;

let moments: readonly FreshDatabase[] = [];

beforeAll(async () => {
  moments = await changingSource(inject("mysqlUrl"));
});
afterAll(() => Promise.all(moments.map((moment) => moment.drop())));

describe.each([
  ["PostgreSQL", killedPostgres],
  ["DuckDB", killedDuckDb],
])("loads into %s", (_, open) => {
  test("a killed load leaves all tables as before or as after, and the next load ends right", async () => {
    const warehouse = await open();
    const trials = { ...warehouse, moments: moments.map(({ url }) => url), kills, seed: 1 };
    const { byStep } = await killLoads(trials);
    expect([...byStep.values()].reduce((sum, one) => sum + one, 0)).toBe(kills);
    await warehouse.drop();
  });
});
