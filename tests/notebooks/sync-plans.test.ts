import { describe, expect, it } from "vitest";
import { planLines, syncPlans } from "../../notebooks/lib/figures/sync-plans.ts";
import { checkFigures } from "./check-figures.ts";

const planned = [
  { plan: "chunk-checksums", tables: 2, rows: 5000 },
  { plan: "full", tables: 90, rows: 3000 },
  { plan: "by-edit-stamp", tables: 8, rows: 2000 },
];

checkFigures({
  "sync-plans": syncPlans(planned),
  "sync-plans-narrow": syncPlans(planned, { width: 340, bare: true }),
});

describe("the lines of the plans", () => {
  it("stand in one order, with a line for a plan that no table has", () => {
    expect(planLines(planned).map(({ plan, tables }) => [plan, tables])).toEqual([
      ["full", 90],
      ["by-edit-stamp", 8],
      ["append-by-key", 0],
      ["chunk-checksums", 2],
    ]);
  });

  it("share out tables and rows", () => {
    const [full] = planLines(planned);
    expect([full?.shareOfTables, full?.shareOfRows]).toEqual([0.9, 0.3]);
  });

  it("keep a plan of another name", () => {
    expect(planLines([{ plan: "by-hand", tables: 1, rows: 1 }]).at(-1)).toMatchObject({
      plan: "by-hand",
      shareOfRows: 1,
    });
  });

  it("are drawn without any table", () => {
    expect(syncPlans([])).not.toMatch(/NaN|undefined/);
  });
});
