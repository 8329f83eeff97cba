/** Our data tests are tested: each kind of defect is found at least 95 times of 100, and clean practices alarm nobody. */
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { type DatabaseUrl, parseDatabaseUrl } from "../../foundation/database-url.ts";
import type { GenerateOptions } from "../../generator/index.ts";
import { demandedRecall, load, type ScoreReport, score } from "../../pipeline/index.ts";
import { DefectivePractices } from "../defects/defective-practice.ts";
import { freshDatabase } from "../servers/fresh-database.ts";
import { promisedCases, promisedSeeds } from "./promised.ts";

let practices: DefectivePractices;

beforeEach(async () => {
  practices = await DefectivePractices.open();
});

afterEach(() => practices.remove());

async function scoreOf(options: Partial<GenerateOptions>, target: DatabaseUrl): Promise<ScoreReport> {
  await practices.generate("practice", options);
  await load({ from: practices.url("practice"), to: target });
  const truth = practices.truth("practice");
  return score({ target, truth, projectDirectory: "sql", artifacts: join(practices.folder, "target") });
}

/** Kinds that too little was found of, and tests with false alarms, by name. */
function shortcomings({ kinds, tests }: ScoreReport): readonly string[] {
  return [
    ...kinds.filter(({ recall }) => recall < demandedRecall).map(({ kind }) => kind),
    ...tests.filter(({ falseAlarms }) => falseAlarms.length > 0).map(({ name }) => name),
  ];
}

describe("a practice with defects of all kinds", () => {
  const spoiled = [
    { seed: 1 },
    { seed: 3, scenario: "growing-group" },
    { seed: 4, patients: 200, years: 6 },
    { seed: 5, patients: 1_000, years: 8 },
    { seed: 2 },
  ];
  it.each(promisedCases(spoiled))(
    "has at least 95 % of each kind found, and no false alarm: %o",
    async (practice) => {
      const report = await scoreOf({ ...practice, defects: "all" }, practices.url("warehouse"));
      expect(shortcomings(report)).toEqual([]);
      expect(report.kinds.length).toBeGreaterThanOrEqual(36);
    },
  );

  it("has the same found on PostgreSQL", async () => {
    const database = await freshDatabase(inject("postgresUrl"));
    try {
      const practice = { seed: 1, defects: "all" };
      const there = await scoreOf(practice, parseDatabaseUrl(database.url));
      expect(shortcomings(there)).toEqual([]);
      const here = await scoreOf(practice, practices.url("warehouse"));
      expect(there.tests).toEqual(here.tests);
    } finally {
      await database.drop();
    }
  });
});

describe("a clean practice", () => {
  const seeds = promisedSeeds(20);
  const scenarios = ["suburban-family", "growing-group"];

  it.each(seeds)("of seed %i has no failing row", async (seed) => {
    const scenario = scenarios[seed % scenarios.length];
    const report = await scoreOf({ seed, scenario }, practices.url("warehouse"));
    expect(report).toMatchObject({ tests: [], falseAlarms: 0, ok: true });
  });
});
