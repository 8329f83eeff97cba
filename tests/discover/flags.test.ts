import { expect, test } from "vitest";
import { flagFinding } from "../../pipeline/discover/flags.ts";
import { column, sampleOf } from "./tables.ts";

const verdictOf = (name: string, declaredType: string, values: readonly (string | null)[]): string => {
  const finding = flagFinding(column(name, declaredType), sampleOf({ [name]: values }));
  return finding === null ? "none" : finding.verdict;
};

test.each([
  ["0 and 1 were seen", "Retired", "tinyint(4)", ["0", "1", "0"], "flag"],
  ["only 0, and the name asks", "IsHidden", "tinyint(4)", ["0", "0"], "flag"],
  ["only 1, and the name answers", "email_verified", "tinyint(4)", ["1"], "flag"],
  ["nothing was seen, and the name asks", "has_children", "tinyint(3) unsigned", [], "flag"],
  ["nothing was seen, and it is declared as one", "Flip", "tinyint(1)", [], "flag"],
  ["a bit", "gone", "bit(1)", ["0"], "flag"],
  ["-1 was seen", "IsHidden", "tinyint(4)", ["0", "1", "-1"], "code"],
  ["2 was seen", "IsHidden", "tinyint(1)", ["2"], "code"],
  ["0 and 1 of a code's name", "AptStatus", "tinyint(4)", ["0", "1"], "undecided"],
  ["only 0, and the name does not tell", "Position", "tinyint(4)", ["0"], "undecided"],
  ["only 0 of a count", "order_count", "smallint(6)", ["0"], "undecided"],
  ["NULL alone", "Retired", "tinyint(4)", [null, null], "undecided"],
  ["another type", "IsHidden", "int(11)", ["0", "1"], "none"],
])("%s", (_, name, declaredType, values, verdict) => {
  expect(verdictOf(name, declaredType, values)).toBe(verdict);
});

test("the finding says how much was looked at", () => {
  const finding = flagFinding(column("Retired", "tinyint(4)"), sampleOf({ Retired: ["1", null, "0", "0"] }));
  expect(finding).toEqual({
    verdict: "flag",
    looked: 3,
    values: ["0", "1"],
    reason: "0 and 1, and nothing else, in 3 rows looked at",
  });
});
