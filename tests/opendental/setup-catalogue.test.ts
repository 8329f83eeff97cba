import { expect, test } from "vitest";
import { procedureCodes } from "../../generator/catalog/procedure-codes.ts";
import { drugConcept, mostDrugConcepts } from "../../generator/catalog/setup/drug-concepts.ts";
import { furtherProcedureCodes } from "../../generator/catalog/setup/further-procedure-codes.ts";

test("no procedure code stands twice on the list, and each has a name", () => {
  const codes = [...procedureCodes.keys(), ...furtherProcedureCodes.map(({ code }) => code)];
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  expect(furtherProcedureCodes.filter(({ code }) => !/^[D0N]\d{4}$/.test(code))).toEqual([]);
  expect(furtherProcedureCodes.filter(({ name }) => name.length < 3)).toEqual([]);
  expect(codes.length).toBeGreaterThan(1200);
});

test("the drug catalogue has no concept and no description twice", () => {
  const some = Array.from({ length: 40_000 }, (_, place) => drugConcept(place));
  expect(new Set(some.map(({ concept }) => concept)).size).toBe(some.length);
  expect(new Set(some.map(({ description }) => description)).size).toBe(some.length);
  expect(new Set([0, mostDrugConcepts - 1].map((place) => drugConcept(place).description)).size).toBe(2);
});
