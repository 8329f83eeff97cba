import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../../generator/index.ts";
import { verify } from "../../inspection/integrity/verify.ts";
import { openInspected } from "../../inspection/open-database.ts";
import { promisedSeeds } from "./promised.ts";

/** Scenario, patients, years, seeds: the largest is young and made less often, so that all of it takes minutes and not hours. */
const sizes = [
  ["suburban-family", 300, 3, 20],
  ["suburban-family", 3000, 3, 20],
  ["suburban-family", 10_000, 1, 5],
  ["long-established", 2000, 5, 5],
] as const;

describe.each(sizes)(
  "a %s of %i patients and %i years keeps every rule",
  (scenario, patients, years, seeds) => {
    test.each(promisedSeeds(seeds))("from seed %i", async (seed) => {
      const folder = mkdtempSync(join(tmpdir(), "bitewing-promise-"));
      const path = join(folder, "practice.duckdb");
      try {
        const report = await generate({ to: { kind: "duckdb", path }, scenario, patients, years, seed });
        const database = await openInspected({ kind: "duckdb", path });
        const results = await verify(database).finally(() => database.close());
        const broken = results.filter(({ violations }) => violations > 0);
        process.stdout.write(
          `seed ${seed}, ${patients} patients, ${report.rows} rows: ${broken.length} rules broken\n`,
        );
        expect(broken.map(({ rule, violations, firstKeys }) => [rule.id, violations, firstKeys])).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  },
);
