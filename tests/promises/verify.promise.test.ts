import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../../generator/index.ts";
import { verify } from "../../inspection/integrity/verify.ts";
import { openInspected } from "../../inspection/open-database.ts";

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

/** Patients and years: the largest is young, so that all of it takes minutes and not hours. */
const sizes = [
  [300, 3],
  [3000, 3],
  [10_000, 1],
] as const;

describe.each(sizes)("a practice of %i patients and %i years keeps every rule", (patients, years) => {
  test.each(seeds)("from seed %i", async (seed) => {
    const folder = mkdtempSync(join(tmpdir(), "bitewing-promise-"));
    const path = join(folder, "practice.duckdb");
    try {
      const report = await generate({ to: { kind: "duckdb", path }, patients, years, seed });
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
});
