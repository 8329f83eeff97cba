import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "../../inspection/integrity/verify.ts";
import { openInspected } from "../../inspection/open-database.ts";
import { type GeneratedPractice, generatedPractice } from "./generated-practice.ts";

describe.each([1, 2, 3])("a practice from seed %i", (seed) => {
  let practice: GeneratedPractice;

  beforeAll(async () => {
    practice = await generatedPractice({ patients: 120, years: 2, seed });
  }, 180_000);
  afterAll(() => practice.remove());

  test("keeps OpenDental's rules", async () => {
    const database = await openInspected({ kind: "duckdb", path: practice.path });
    const results = await verify(database).finally(() => database.close());
    const broken = results.filter(({ violations }) => violations > 0);
    expect(broken.map(({ rule, violations, firstKeys }) => [rule.id, violations, firstKeys])).toEqual([]);
  });

  test("fills at least sixty tables", () => {
    expect(practice.report.tablesFilled).toBeGreaterThanOrEqual(60);
  });
});
