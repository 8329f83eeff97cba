import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareKpi, normalDecimal, unmatchedKpis } from "../../pipeline/check/compare.ts";

const kpi = { name: "gross_production", grain: "practice_month", unit: "dollars", definition: "…" } as const;

describe("compareKpi", () => {
  it("finds no difference between equal figures however they are written", () => {
    const truth = new Map([
      ["2026-01-01", "12.50"],
      ["2026-02-01", "0.00"],
      ["2026-03-01", ""],
    ]);
    const mart = new Map([
      ["2026-01-01", "12.5"],
      ["2026-02-01", "-0.00"],
      ["2026-03-01", ""],
    ]);
    expect(compareKpi(kpi, truth, mart)).toEqual({ kpi, cells: 3, differences: [] });
  });

  it("finds a cent", () => {
    const found = compareKpi(kpi, new Map([["2026-01-01", "12.50"]]), new Map([["2026-01-01", "12.51"]]));
    expect(found.differences).toEqual([
      { kpi: "gross_production", cell: "2026-01-01", truth: "12.50", mart: "12.51" },
    ]);
  });

  it("counts a cell that one side lacks as a difference, even where the other says zero or nothing", () => {
    const truth = new Map([["2026-01-01", "0.00"]]);
    const mart = new Map([["2026-02-01", ""]]);
    expect(compareKpi(kpi, truth, mart).differences.map((difference) => difference.cell)).toEqual([
      "2026-01-01",
      "2026-02-01",
    ]);
  });

  it("leaves out months before the truth's first, which a conversion brought", () => {
    const truth = new Map([
      ["2026-02-01 provider 1", "5"],
      ["2026-01-01 provider 1", "4"],
    ]);
    const mart = new Map([...truth, ["2025-12-01 provider 1", "3"], ["2026-03-01 provider 1", "6"]]);
    const { cells, differences } = compareKpi(kpi, truth, mart);
    expect(cells).toBe(3);
    expect(differences.map(({ cell }) => cell)).toEqual(["2026-03-01 provider 1"]);
  });

  it("tells an empty ratio from a zero one", () => {
    const found = compareKpi(kpi, new Map([["2026-01-01", ""]]), new Map([["2026-01-01", "0"]]));
    expect(found.differences).toHaveLength(1);
  });
});

describe("normalDecimal", () => {
  it("spells every amount of cents one way", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 4 }), (cents, zeros) => {
        const digits = String(Math.abs(cents)).padStart(3, "0");
        const sign = cents < 0 ? "-" : "";
        const text = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(normalDecimal(`${text}${"0".repeat(zeros)}`)).toBe(normalDecimal(text));
        expect(Number(normalDecimal(text))).toBe(cents === 0 ? 0 : Number(text));
      }),
    );
  });
});

describe("unmatchedKpis", () => {
  it("names what one side lacks", () => {
    const key = { asOf: "2026-06-30", kpis: [kpi], answers: new Map() };
    expect(unmatchedKpis(key, ["net_production"])).toEqual([
      "gross_production: no mart column answers it",
      "net_production: not in the answer key",
    ]);
  });
});
