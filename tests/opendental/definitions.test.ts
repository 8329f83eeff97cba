import { expect, test } from "vitest";
import { definitionCategories, definitionNumber, definitions } from "../../generator/catalog/definitions.ts";
import * as codes from "../../generator/opendental/codes.ts";
import { writeDefinitions } from "../../generator/opendental/rows/definitions.ts";
import { enumerations } from "../../generator/opendental/schema/enumerations.ts";
import type { Row } from "../../generator/opendental/schema/tables.ts";

function definitionRows(): readonly Row<"definition">[] {
  const rows: Row<"definition">[] = [];
  writeDefinitions({ write: (_table, row) => void rows.push(row) });
  return rows;
}

test("a name resolves to the row that is written", () => {
  const rows = definitionRows();
  for (const category of definitionCategories) {
    for (const { name } of definitions[category]) {
      const number = definitionNumber(category, name as never);
      const row = rows.find(({ DefNum }) => DefNum === number);
      expect(row).toMatchObject({ ItemName: name, Category: enumerations.DefCat[category] });
    }
  }
});

test("DefNums are unique and names are unique within a category", () => {
  const rows = definitionRows();
  expect(new Set(rows.map(({ DefNum }) => DefNum)).size).toBe(rows.length);
  expect(new Set(rows.map(({ Category, ItemName }) => `${Category}/${ItemName}`)).size).toBe(rows.length);
});

test.each([
  ["courtesy discount", "-"],
  ["cash discount", "-"],
  ["senior discount", "-"],
  ["staff discount", "-"],
  ["bad debt", "-"],
  ["small balance", "-"],
  ["finance charge", "+"],
  ["returned check fee", "+"],
  ["missed appointment fee", "+"],
] as const)("a %s has the sign %s", (kind, sign) => {
  const number = codes.adjustmentDefinitions[kind];
  expect(definitionRows().find(({ DefNum }) => DefNum === number)).toMatchObject({ ItemValue: sign });
});

test("money paid ahead counts in balances", () => {
  const row = definitionRows().find(({ DefNum }) => DefNum === codes.unearnedDefinition);
  expect(row).toMatchObject({ Category: enumerations.DefCat.PaySplitUnearnedType, ItemValue: "" });
});

test("an income transfer has payment type 0", () => {
  expect(codes.paymentDefinitions["income transfer"]).toBe(0);
});
