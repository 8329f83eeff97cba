import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { changingSource } from "../pipeline/changing-source.ts";
import { type KillCounts, killLoads } from "../pipeline/kill-trials.ts";
import { killedDuckDb, killedPostgres } from "../pipeline/killed-warehouses.ts";
import type { FreshDatabase } from "../servers/fresh-database.ts";
import { promised } from "./promised.ts";

let moments: readonly FreshDatabase[] = [];

beforeAll(async () => {
  moments = await changingSource(inject("mysqlUrl"));
}, 60_000);
afterAll(() => Promise.all(moments.map((moment) => moment.drop())));

describe.each([
  ["PostgreSQL", killedPostgres, Math.max(40, promised(140))],
  ["DuckDB", killedDuckDb, Math.max(30, promised(60))],
])("loads from MySQL into %s", (name, open, kills) => {
  test(`${kills} kills at any moment, run again, same result, nothing partial to be seen`, async () => {
    const warehouse = await open();
    const counts = await killLoads({ ...warehouse, moments: moments.map(({ url }) => url), kills, seed: 4 });
    process.stdout.write(`${describeCounts(name, counts)}\n`);
    const inTheMiddle = ["reading", "copying", "publishing"].map((phase) => counts.byPhase.get(phase) ?? 0);
    expect(inTheMiddle.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(kills / 2);
    expect(Math.min(...inTheMiddle)).toBeGreaterThan(0);
    expect(counts.byStep.size).toBe(4);
    expect(Math.min(...counts.byStep.values())).toBeGreaterThan(kills / 20);
    expect(counts.ofResumed).toBeGreaterThan(kills / 20);
    expect(counts.withCopies).toBeGreaterThan(kills / 20);
    await warehouse.drop();
  });
});

function describeCounts(name: string, { byPhase, byStep, ofResumed, withCopies }: KillCounts): string {
  const inWords = (counts: ReadonlyMap<string, number>): string =>
    [...counts].map(([what, count]) => `${what} ${count}`).join(", ");
  return `kills of loads into ${name}: ${inWords(byPhase)}; loads ${inWords(byStep)}; ${ofResumed} of loads that went on after a kill; ${withCopies} left copies behind`;
}
