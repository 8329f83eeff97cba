import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../../generator/index.ts";
import { verify } from "../../inspection/integrity/verify.ts";
import { openInspected } from "../../inspection/open-database.ts";

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

describe.each([300, 3000, 10_000])("a practice of %i patients keeps every rule", (patients) => {
  test.each(seeds)("from seed %i", async (seed) => {
    const folder = mkdtempSync(join(tmpdir(), "bitewing-promise-"));
    const path = join(folder, "practice.duckdb");
    try {
      const report = await generate({ to: { kind: "duckdb", path }, patients, years: 3, seed });
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
