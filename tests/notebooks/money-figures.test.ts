import { describe, expect, it } from "vitest";
import { claimDays, claimWeeks } from "../../notebooks/lib/figures/claim-days.ts";
import { contractCost, contractCostPieces } from "../../notebooks/lib/figures/contract-cost.ts";
import { daysInReceivables } from "../../notebooks/lib/figures/days-in-receivables.ts";
import { monthEndBuckets, receivablesByMonth } from "../../notebooks/lib/figures/receivables-by-month.ts";
import { spreadLabels } from "../../notebooks/lib/figures/spread-labels.ts";
import { checkFigures } from "./check-figures.ts";

const months = Array.from({ length: 12 }, (_unused, index) => new Date(Date.UTC(2025, index, 1)));

const monthEnds = months.map((month, index) => ({
  month,
  days0To30: 9_000 + ((index * 7919) % 4000),
  days31To60: 3_000 + ((index * 104_729) % 2000),
  days61To90: 800 + ((index * 31) % 900),
  over90: 500 + ((index * 977) % 1500),
  stillOpenToday: 200 + 120 * index ** 2,
}));

const days = months.map((month, index) => ({ month, days: index === 0 ? null : 20 + ((index * 37) % 11) }));

const claims = Array.from({ length: 120 }, (_unused, index) => 1 + ((index * index) % 75));

const insurers = [
  { name: "Alpha Dental Plan", billed: 50_000, writtenOff: 21_000, insurerPaid: 19_000 },
  { name: "Beta Mutual", billed: 30_000, writtenOff: 9_000, insurerPaid: 14_000 },
  { name: "Gamma Indemnity, no contract", billed: 12_000, writtenOff: 0, insurerPaid: 8_000 },
];

checkFigures({
  "receivables-by-month": receivablesByMonth(monthEnds),
  "receivables-by-month-narrow": receivablesByMonth(monthEnds, { width: 340, bare: true }),
  "days-in-receivables": daysInReceivables(days),
  "claim-days": claimDays(claims),
  "claim-days-narrow": claimDays(claims, { width: 340, bare: true }),
  "contract-cost": contractCost(insurers),
  "contract-cost-narrow": contractCost(insurers, { width: 340, bare: true }),
});

describe("the buckets of month ends", () => {
  it("stack up to what is owed, without a gap", () => {
    const [month] = monthEnds;
    const pieces = monthEndBuckets(monthEnds).filter((piece) => piece.month === month?.month);
    expect(pieces[0]?.from).toBe(0);
    expect(pieces.slice(1).map((piece) => piece.from)).toEqual(pieces.slice(0, -1).map((piece) => piece.to));
    expect(pieces.at(-1)?.to).toBe(9_000 + 3_000 + 800 + 500);
  });

  it("draw without months, and without the marks of today's charges", () => {
    expect(receivablesByMonth([])).toContain("nothing was owed");
    const unmarked = monthEnds.map(({ stillOpenToday: _left, ...month }) => month);
    expect(receivablesByMonth(unmarked)).not.toContain("open today");
  });
});

describe("days in receivables", () => {
  it("tells the lowest, the highest and the last, and skips months without production", () => {
    const svg = daysInReceivables([
      { month: new Date(Date.UTC(2025, 0, 1)), days: null },
      { month: new Date(Date.UTC(2025, 1, 1)), days: 31 },
      { month: new Date(Date.UTC(2025, 2, 1)), days: 19.25 },
      { month: new Date(Date.UTC(2025, 3, 1)), days: 24 },
    ]);
    expect(svg).toContain(
      "Lowest 19.3 days at the end of Mar 2025, highest 31.0 days at the end of Feb 2025, last 24.0 days at the end of Apr 2025.",
    );
  });

  it("draws when no month is known", () => {
    expect(daysInReceivables([])).toContain("No month has production");
  });
});

describe("the weeks of claims", () => {
  it("count the seventh day to the first week and everything from the ninth on together", () => {
    const weeks = claimWeeks([0, 7, 8, 14, 56, 57, 400]);
    expect(weeks.map((week) => week.claims)).toEqual([2, 2, 0, 0, 0, 0, 0, 1, 2]);
    expect(weeks.at(-1)).toMatchObject({ label: "57+", answeredByNow: 1 });
  });

  it("have no share when no claim was answered", () => {
    expect(claimWeeks([]).map((week) => week.share)).toEqual(Array(9).fill(0));
    expect(claimDays([])).not.toContain("NaN");
  });
});

describe("what a fee becomes", () => {
  it("adds up to the fee, or beyond it when an insurer pays more than was billed", () => {
    expect(contractCostPieces(insurers).filter((piece) => piece.name === "Beta Mutual")).toMatchObject([
      { kind: "written off", from: 0, to: 0.3 },
      { kind: "insurer paid", to: 0.3 + 14 / 30 },
      { kind: "left to others", to: 1 },
    ]);
    const over = contractCostPieces([{ name: "Delta", billed: 100, writtenOff: 20, insurerPaid: 90 }]);
    expect(over.at(-1)).toMatchObject({ from: 1.1, to: 1.1 });
  });

  it("leaves insurers out that were billed nothing", () => {
    expect(contractCostPieces([{ name: "Epsilon", billed: 0, writtenOff: 0, insurerPaid: 0 }])).toEqual([]);
    expect(contractCost([])).toContain("No insurer was billed anything.");
  });
});

describe("spreadLabels", () => {
  it("keeps the order of the labels and a gap between neighbours", () => {
    expect(spreadLabels([10, 1, 9], { gap: 4 })).toEqual([13, 1, 9]);
    expect(spreadLabels([0, 20], { gap: 4, floor: 2 })).toEqual([2, 20]);
  });
});
