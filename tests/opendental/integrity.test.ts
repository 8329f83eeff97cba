import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GeneratedPractice, generatedPractice } from "./generated-practice.ts";
import { integrityRules } from "./integrity-rules.ts";
import { referenceRules } from "./reference-rules.ts";

const rules = { ...integrityRules, ...referenceRules() };

describe.each([1, 2, 3])("a practice from seed %i keeps OpenDental's rules", (seed) => {
  let practice: GeneratedPractice;

  beforeAll(async () => {
    practice = await generatedPractice({ patients: 120, years: 2, seed });
  }, 180_000);
  afterAll(() => practice.remove());

  test.each(Object.entries(rules))("%s", async (_rule, query) => {
    const asOf = `date '${practice.report.asOf}'`;
    expect(await practice.session.select(`${query.replaceAll("{asOf}", asOf)} limit 5`)).toEqual([]);
  });

  test("about sixty tables hold rows", () => {
    expect(practice.report.tablesFilled).toBeGreaterThanOrEqual(60);
  });
});
