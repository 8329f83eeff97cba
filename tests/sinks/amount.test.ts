import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, money } from "../../generator/sinks/amount.ts";

test.each([
  [0, "0.00"],
  [5, "0.05"],
  [-5, "-0.05"],
  [12_345, "123.45"],
  [-100, "-1.00"],
])("%i cents are %s", (cents, text) => {
  expect(money(cents)).toBe(text);
});

test("money gives back every cent", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      expect(Math.round(Number(money(cents)) * 100)).toBe(cents);
    }),
  );
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])("money refuses %d", (cents) => {
  expect(() => money(cents)).toThrow("whole cents");
});

test("decimal refuses what is not a number", () => {
  expect(decimal(7.25)).toBe("7.25");
  expect(() => decimal(Number.NaN)).toThrow("NaN");
});
