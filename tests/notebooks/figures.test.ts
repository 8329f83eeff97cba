import { describe, expect, it } from "vitest";
import { productionAndCollections } from "../../notebooks/lib/figures/production-and-collections.ts";
import { ageBuckets, receivablesByAge } from "../../notebooks/lib/figures/receivables-by-age.ts";
import { moneyTrailSteps, whereTheMoneyWent } from "../../notebooks/lib/figures/where-the-money-went.ts";

const trail = {
  period: "April 2026",
  asOf: "30 June 2026",
  grossProduction: 20_000,
  discounts: 300,
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

const figures = {
  "where-the-money-went": whereTheMoneyWent(trail),
  "where-the-money-went-narrow": whereTheMoneyWent(trail, { width: 340, bare: true }),
  "production-and-collections": productionAndCollections(months),
  "production-and-collections-narrow": productionAndCollections(months, { width: 340, bare: true }),
  "receivables-by-age": receivablesByAge(receivables),
};

describe.each(Object.entries(figures))("the figure %s", (name, svg) => {
  it("is as it was", async () => {
    await expect(`${svg}\n`).toMatchFileSnapshot(`golden/${name}.svg`);
  });

  it("stands alone, says in words what it shows, and needs no network", () => {
    expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toMatch(/role="img"/);
    expect(svg).toMatch(/aria-label="[^"]{40,}"/);
    expect(svg).toContain("prefers-color-scheme:dark");
    expect(svg.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|NaN|undefined/);
  });
});

describe("the money trail", () => {
  it("steps down from gross production to what is owed without a gap", () => {
    const steps = moneyTrailSteps(trail);
    expect(steps.map((step) => step.label)).toEqual([
      "Gross production",
      "Discounts",
      "Write-offs",
      "Net production",
      "Insurers paid",
      "Patients paid",
      "Still owed",
    ]);
    expect(steps.at(-2)?.to).toBe(trail.stillOwed);
    expect(steps[3]?.to).toBe(steps[2]?.to);
  });

  it("turns a surcharge upwards", () => {
    const [, discounts] = moneyTrailSteps({ ...trail, discounts: -50 });
    expect(discounts).toMatchObject({ from: 20_000, to: 20_050, sign: "+" });
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
