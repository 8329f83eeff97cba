import fc from "fast-check";
import { expect, test } from "vitest";
import { argb, packedInterval, patternOf } from "../../generator/opendental/encodings.ts";

test.each([
  [3, 196_608],
  [4, 262_144],
  [6, 393_216],
  [12, 16_777_216],
  [18, 16_777_216 + 393_216],
  [60, 83_886_080],
])("%i months are packed as %i", (months, packed) => {
  expect(packedInterval(months)).toBe(packed);
});

test("a pattern has a letter per five minutes and the provider is at the chair", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (slots) => {
      const pattern = patternOf(slots * 5);
      expect(pattern).toMatch(/^\/?X+\/?$/);
      expect(pattern).toHaveLength(slots);
    }),
  );
});

test("an hour is ten slots of the provider between two of the assistant", () => {
  expect(patternOf(60)).toBe("/XXXXXXXXXX/");
});

test("colours are opaque and signed", () => {
  expect(argb(0xffffff)).toBe(-1);
  expect(argb(0x000000)).toBe(-16_777_216);
});
