import { expect, it } from "vitest";
import { keyCoincidences } from "../../notebooks/lib/figures/key-coincidences.ts";
import { checkFigures } from "./check-figures.ts";

const coincidences = [
  { column: "claimproc.ProvNum", values: 6, tablesThatFit: 150, tablesLookedAt: 200 },
  { column: "claimproc.ProcNum", values: 4000, tablesThatFit: 1, tablesLookedAt: 200 },
  { column: "claimproc.Odd", values: 12, tablesThatFit: 0, tablesLookedAt: 200 },
];

checkFigures({
  "key-coincidences": keyCoincidences(coincidences),
  "key-coincidences-narrow": keyCoincidences(coincidences, { width: 340, bare: true }),
});

it("says in words of how many tables it speaks", () => {
  expect(keyCoincidences(coincidences)).toContain("claimproc.ProvNum, 6 values: 150 of 200 tables");
});

it("is drawn where there is nothing to look up", () => {
  const none = { column: "lonely.OtherNum", values: 0, tablesThatFit: 0, tablesLookedAt: 0 };
  expect(keyCoincidences([none])).not.toMatch(/NaN|Infinity/);
  expect(keyCoincidences([])).not.toMatch(/NaN|Infinity/);
});
