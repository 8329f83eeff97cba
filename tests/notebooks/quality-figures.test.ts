import { describe, expect, it } from "vitest";
import { defectsFound, foundColumns } from "../../notebooks/lib/figures/defects-found.ts";
import {
  plausibleRange,
  theKpiThatLied,
  worstPlausibleMonth,
} from "../../notebooks/lib/figures/the-kpi-that-lied.ts";
import { checkFigures } from "./check-figures.ts";

const sorts = ["Generic tests", "Rules of the trade"];
const kinds = Array.from({ length: 24 }, (_unused, index) => ({
  kind: `kind-${index}`,
  area: ["Claims", "Patients", "Payments"][index % 3] ?? "",
  planted: 1 + (index % 12),
  found: 1 + (index % 12),
  foundBy: sorts[index % 5 === 0 ? 0 : 1] ?? null,
}));
const missed = { kind: "fee-slip", area: "Claims", planted: 4, found: 3, foundBy: "Rules of the trade" };
const unseen = { kind: "fee-typo", area: "Payments", planted: 2, found: 0, foundBy: null };

const months = Array.from({ length: 18 }, (_unused, index) => {
  const truth = 8_000 + ((index * 7919) % 6000);
  return { month: new Date(Date.UTC(2025, index, 1)), truth, clean: truth, spoiled: truth };
});
const lying = months.map((month, index) => ({
  ...month,
  spoiled: month.spoiled + ([0, 0, 4_000, 0, 0, 30_000, 0, 0, -2_500][index % 9] ?? 0),
}));

checkFigures({
  "defects-found": defectsFound({ kinds: [...kinds, missed, unseen], sorts }),
  "defects-found-narrow": defectsFound({ kinds, sorts }, { width: 340, bare: true }),
  "the-kpi-that-lied": theKpiThatLied({ kpi: "Collections", months: lying }),
  "the-kpi-that-lied-narrow": theKpiThatLied(
    { kpi: "Collections", months: lying },
    { width: 340, bare: true },
  ),
});

describe("the columns of found defects", () => {
  it("hold every kind once, by the sort of test that found it", () => {
    const columns = foundColumns({ kinds, sorts });
    expect(columns.map(({ heading }) => heading)).toEqual(sorts);
    expect(columns.flatMap((column) => column.kinds)).toHaveLength(kinds.length);
  });

  it("get one more for kinds that were missed, wholly or in part", () => {
    const column = foundColumns({ kinds: [...kinds, missed, unseen], sorts }).at(-1);
    expect(column).toMatchObject({ heading: "Not found", planted: 6, missed: true });
    expect(column?.kinds).toEqual([missed, unseen]);
  });

  it("are empty without defects", () => {
    expect(defectsFound({ kinds: [], sorts })).not.toContain("NaN");
  });
});

describe("the month that lied worst", () => {
  it("is the most wrong within the range of the truth, not the most wrong of all", () => {
    const [low, high] = plausibleRange(lying);
    const worst = worstPlausibleMonth(lying);
    expect(worst?.spoiled).toBeGreaterThanOrEqual(low);
    expect(worst?.spoiled).toBeLessThanOrEqual(high);
    const errors = lying
      .filter(({ spoiled }) => spoiled >= low && spoiled <= high)
      .map(({ truth, spoiled }) => Math.abs(spoiled - truth));
    expect(Math.abs(Number(worst?.spoiled) - Number(worst?.truth))).toBe(Math.max(...errors));
  });

  it("is none where nothing is wrong, and none of no months", () => {
    expect(worstPlausibleMonth(months)).toBeUndefined();
    expect(worstPlausibleMonth([])).toBeUndefined();
    expect(theKpiThatLied({ kpi: "Collections", months: [] })).not.toMatch(/NaN|Infinity/);
  });
});
