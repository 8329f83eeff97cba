import { describe, expect, it } from "vitest";
import { sizeBands, type TableSize, tablesBySize } from "../../notebooks/lib/figures/tables-by-size.ts";
import { checkFigures } from "./check-figures.ts";

const sizes = [0, 0, 0, 1, 9, 10, 99, 100, 3000, 9999, 10_000, 250_000];
const tables: readonly TableSize[] = sizes.map((rows, index) => ({
  name: `table${index}`,
  rows,
  isNamed: index % 5 === 3,
}));

checkFigures({
  "tables-by-size": tablesBySize(tables),
  "tables-by-size-narrow": tablesBySize(tables, { width: 340, bare: true }),
});

describe("the size bands", () => {
  it("hold each table once, at the band whose lower end it reaches", () => {
    const counts = sizeBands(tables).map((band) => band.tables.length);
    expect(counts).toEqual([3, 2, 2, 1, 2, 2]);
  });

  it("end with the tables that are named", () => {
    const few = [
      { name: "a", rows: 5, isNamed: true },
      { name: "b", rows: 5, isNamed: false },
    ];
    expect(sizeBands(few)[1]?.tables.map(({ name }) => name)).toEqual(["b", "a"]);
  });

  it("are drawn without any table", () => {
    const svg = tablesBySize([]);
    expect(svg).toContain("0 tables");
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

it("breaks the names of a band into lines that fit", () => {
  const many = Array.from({ length: 12 }, (_unused, index) => ({
    name: `averylongtablename${index}`,
    rows: 50,
    isNamed: true,
  }));
  const lines = tablesBySize(many, { width: 340 }).match(/>averylongtablename[^<]*</g) ?? [];
  expect(lines.length).toBeGreaterThan(3);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(52);
});
