import { describe, expect, it } from "vitest";
import { placeRelations, relationPicture } from "../../notebooks/lib/figures/relation-picture.ts";
import { checkFigures } from "./check-figures.ts";

const heading = { title: "The tables of money", subtitle: "Relations by name, and values found" };
const tables = [
  { name: "paysplit", rows: 2562 },
  { name: "payment", rows: 1156 },
  { name: "procedurelog", rows: 11_021 },
  { name: "claim", rows: 1815 },
  { name: "insplan", rows: 50 },
];
const relations = [
  { fromTable: "paysplit", column: "PayNum", toTable: "payment", evidence: "200 of 200" },
  { fromTable: "paysplit", column: "ProcNum", toTable: "procedurelog", evidence: "200 of 200" },
  { fromTable: "paysplit", column: "FSplitNum", toTable: "paysplit", evidence: "" },
  { fromTable: "claim", column: "PlanNum", toTable: "insplan", evidence: "48 of 48" },
  { fromTable: "claim", column: "PlanNum2", toTable: "insplan", evidence: "18 of 18" },
  { fromTable: "claim", column: "ProvTreat", toTable: "provider", evidence: "6 of 6" },
];

checkFigures({ "relation-picture": relationPicture({ ...heading, tables, relations }) });

describe("the places of the tables", () => {
  const placed = placeRelations({ tables, relations });
  const boxOf = (name: string): (typeof placed.boxes)[number] | undefined =>
    placed.boxes.find((box) => box.name === name);

  it("put a table left of those that it points to", () => {
    expect(boxOf("paysplit")?.x).toBeLessThan(boxOf("payment")?.x ?? 0);
    expect(boxOf("claim")?.x).toBeLessThan(boxOf("insplan")?.x ?? 0);
  });

  it("join relations between the same two tables, and leave out what leads elsewhere or back", () => {
    expect(placed.lines.map(({ label }) => label)).toEqual([
      ["PayNum", "200 of 200"],
      ["ProcNum", "200 of 200"],
      ["PlanNum", "48 of 48", "PlanNum2", "18 of 18"],
    ]);
  });

  it("let no two boxes overlap", () => {
    for (const box of placed.boxes) {
      const near = placed.boxes.filter(
        (other) =>
          other !== box &&
          Math.abs(other.x - box.x) < (other.width + box.width) / 2 &&
          Math.abs(other.y - box.y) < 42,
      );
      expect(near).toEqual([]);
    }
  });
});

it("draws tables without relations, and no tables at all", () => {
  expect(relationPicture({ ...heading, tables, relations: [] })).toContain("insplan");
  expect(relationPicture({ ...heading, tables: [], relations: [] })).not.toMatch(/NaN|Infinity|undefined/);
});
