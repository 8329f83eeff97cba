import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { productionAndCollections } from "../../notebooks/lib/figures/production-and-collections.ts";
import { ageBuckets, receivablesByAge } from "../../notebooks/lib/figures/receivables-by-age.ts";
import { moneyTrailSteps, whereTheMoneyWent } from "../../notebooks/lib/figures/where-the-money-went.ts";
import { checkFigures } from "./check-figures.ts";

const trail = {
  period: "April 2026",
  asOf: "30 June 2026",
  grossProduction: 20_000,
  adjustedOff: 300,
  writeOffs: 4_200,
  insurancePaid: 8_300,
  patientsPaid: 5_900,
  stillOwed: 1_300,
};

const months = Array.from({ length: 18 }, (_unused, index) => ({
  month: new Date(Date.UTC(2025, index, 1)),
  grossProduction: 40_000 + ((index * 7919) % 9000),
  netProduction: 31_000 + ((index * 7919) % 7000),
  collections: 29_500 + ((index * 104_729) % 8000),
}));

const receivables = {
  asOf: "30 June 2026",
  days0To30: 12_000,
  days31To60: 4_000,
  days61To90: 1_800,
  over90: 3_100,
};

checkFigures({
  "where-the-money-went": whereTheMoneyWent(trail),
  "where-the-money-went-narrow": whereTheMoneyWent(trail, { width: 340, bare: true }),
  "production-and-collections": productionAndCollections(months),
  "production-and-collections-narrow": productionAndCollections(months, { width: 340, bare: true }),
  "receivables-by-age": receivablesByAge(receivables),
});

describe("production and collections", () => {
  it("stay inside the figure in a month whose write-offs exceed its production", () => {
    const [first, ...later] = months;
    if (first === undefined) throw new Error("no months");
    const odd = [{ ...first, grossProduction: 900, netProduction: -38_000, collections: -2000 }, ...later];
    const { document } = parseHTML(productionAndCollections(odd, { bare: true }));
    const lines = [...document.querySelectorAll('g[aria-label="line"] path')].map((path) =>
      String(path.getAttribute("d")),
    );
    expect(lines).toHaveLength(2);
    const heights = lines.flatMap((line) =>
      line
        .slice(1)
        .split("L")
        .map((point) => Number(point.split(",")[1])),
    );
    expect(heights).toHaveLength(2 * months.length);
    expect(Math.max(...heights)).toBeLessThanOrEqual(320 - 30);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(14);
  });
});

describe("the money trail", () => {
  it("steps down from gross production to what is owed without a gap", () => {
    const steps = moneyTrailSteps(trail);
    expect(steps.map((step) => step.label)).toEqual([
      "Gross production",
      "Adjustments",
      "Write-offs",
      "Collectible",
      "Insurers paid",
      "Patients paid",
      "Still owed",
    ]);
    expect(steps.at(-2)?.to).toBe(trail.stillOwed);
    expect(steps[3]?.to).toBe(steps[2]?.to);
  });

  it("turns a surcharge upwards", () => {
    const [, adjustments] = moneyTrailSteps({ ...trail, adjustedOff: -50 });
    expect(adjustments).toMatchObject({ from: 20_000, to: 20_050, sign: "+" });
  });
});

describe("the age buckets", () => {
  it("share out what is owed, and nothing when nothing is owed", () => {
    const sum = (shares: readonly number[]): number => shares.reduce((total, share) => total + share, 0);
    expect(sum(ageBuckets(receivables).map((bucket) => bucket.share))).toBeCloseTo(1, 12);
    const none = { asOf: "", days0To30: 0, days31To60: 0, days61To90: 0, over90: 0 };
    expect(ageBuckets(none).map((bucket) => bucket.share)).toEqual([0, 0, 0, 0]);
    expect(receivablesByAge(none)).not.toContain("NaN");
  });
});
