import { expect, test } from "vitest";
import { settingsOf } from "../../generator/generate-settings.ts";
import { countRows } from "../../generator/opendental/count-rows.ts";
import { writePractice } from "../../generator/opendental/write-practice.ts";
import { simulate } from "../../generator/simulate.ts";
import { expectedRows } from "../../generator/writing/expected-rows.ts";

test.each([
  { patients: 200, years: 3, seed: 1 },
  { patients: 400, years: 5, seed: 2, scenario: "long-established" },
])("rows are foretold within a quarter: %o", (request) => {
  const practice = simulate(settingsOf(request));
  const counts = countRows((out) => [...writePractice(practice, out)]);
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  expect(Math.abs(expectedRows(practice) / rows - 1)).toBeLessThan(0.25);
});
