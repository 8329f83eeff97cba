import { describe, expect, it } from "vitest";
import { planBars, rowsMoved } from "../../notebooks/lib/figures/rows-moved.ts";
import { busiestTables, whatADayChanged } from "../../notebooks/lib/figures/what-a-day-changed.ts";
import { checkFigures } from "./check-figures.ts";

const tables = [
  { table: "securitylog", inserted: 310, updated: 0, deleted: 0 },
  { table: "signalod", inserted: 70, updated: 0, deleted: 98 },
  { table: "claimproc", inserted: 9, updated: 19, deleted: 3 },
  { table: "appointment", inserted: 1, updated: 12, deleted: 0 },
  { table: "county", inserted: 0, updated: 0, deleted: 0 },
];
const many = Array.from({ length: 30 }, (_unused, index) => ({
  table: `table${String(index).padStart(2, "0")}`,
  inserted: 200 - 6 * index,
  updated: index % 4,
  deleted: index % 7 === 3 ? 11 : 0,
}));

const plans = [
  { syncPlan: "full", tables: 212, rows: 90_000, rowsMoved: 54_000 },
  { syncPlan: "append-by-key", tables: 1, rows: 147_000, rowsMoved: 310 },
  { syncPlan: "by-edit-stamp", tables: 3, rows: 51_000, rowsMoved: 0 },
];

checkFigures({
  "what-a-day-changed": whatADayChanged({ period: "on 2 July 2026", tables }),
  "what-a-day-changed-narrow": whatADayChanged(
    { period: "on 2 July 2026", tables: many },
    { width: 340, bare: true },
  ),
  "rows-moved": rowsMoved(plans),
  "rows-moved-narrow": rowsMoved(plans, { width: 340, bare: true }),
});

describe("the busiest tables", () => {
  it("leave out what did not change, the most changes first", () => {
    expect(busiestTables(tables, 16).map(({ table }) => table)).toEqual([
      "securitylog",
      "signalod",
      "claimproc",
      "appointment",
    ]);
  });

  it("gather what is left in one line and lose no row", () => {
    const lines = busiestTables(many, 5);
    expect(lines.map(({ table }) => table).at(-1)).toBe("26 other tables");
    const sum = (rows: readonly { inserted: number }[]): number =>
      rows.reduce((total, row) => total + row.inserted, 0);
    expect(sum(lines)).toBe(sum(many));
  });

  it("say so when nothing changed", () => {
    const svg = whatADayChanged({ period: "on 3 July 2026", tables: [] });
    expect(svg).toContain("Nothing changed in any table.");
    expect(svg).not.toContain("NaN");
  });
});

describe("the bars of a load", () => {
  it("begin with the most rows, and share zero rows out as nothing", () => {
    const bars = planBars([...plans, { syncPlan: "chunk-checksums", tables: 0, rows: 0, rowsMoved: 0 }]);
    expect(bars.map(({ syncPlan }) => syncPlan)).toEqual([
      "append-by-key",
      "full",
      "by-edit-stamp",
      "chunk-checksums",
    ]);
    expect(bars.map(({ share }) => share)).toEqual([310 / 147_000, 0.6, 0, 0]);
    expect(rowsMoved([])).not.toContain("NaN");
  });
});
