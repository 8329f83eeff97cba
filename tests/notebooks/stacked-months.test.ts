import { describe, expect, it } from "vitest";
import { type StackedMonthsFigure, stackedMonths } from "../../notebooks/lib/figures/stacked-months.ts";
import { checkFigures } from "./check-figures.ts";

const months = Array.from({ length: 6 }, (_, i) => new Date(Date.UTC(2026, i, 1)));

const appointments: StackedMonthsFigure = {
  title: "Appointments",
  subtitle: "kept and broken, by month",
  unit: "count",
  months,
  parts: [
    { label: "Kept", colour: "production", values: [61, 57, 68, 65, 65, 55] },
    { label: "Cancelled", colour: "patient", values: [4, 6, 6, 8, 7, 6] },
    { label: "Missed", colour: "owed", values: [2, 3, 3, 4, 3, 5] },
  ],
};

const owed: StackedMonthsFigure = {
  title: "Claims outstanding",
  subtitle: "US dollars, at each month's end",
  unit: "dollars",
  months,
  parts: [
    { label: "Outstanding", colour: "collections", values: [17_000, 11_200, 13_400, 12_300, 0, 10_900] },
  ],
};

checkFigures({
  "stacked-months": stackedMonths(appointments),
  "stacked-months-narrow": stackedMonths(appointments, { width: 340, bare: true }),
  "stacked-months-one-part": stackedMonths(owed, { bare: true }),
});

describe("stackedMonths", () => {
  it("says the first and the last month, the least and the most of each part", () => {
    expect(stackedMonths(appointments)).toContain(
      "Jan 2026 to Jun 2026: Kept 61 in the first month and 55 in the last, between 55 and 68; Cancelled",
    );
  });

  it("draws one part without naming it beside the bars", () => {
    expect(stackedMonths(owed, { bare: true })).not.toMatch(/<text[^>]*>Outstanding/);
  });

  it("draws no month, one month, and months of nothing", () => {
    for (const count of [0, 1]) {
      const svg = stackedMonths({ ...owed, months: months.slice(0, count) });
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
    const nothing = {
      ...appointments,
      parts: [{ label: "Kept", colour: "production" as const, values: [] }],
    };
    expect(stackedMonths(nothing)).not.toMatch(/NaN|undefined|Infinity/);
  });
});
