import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { medianOf, quantile, Ratio, shareOf } from "../../generator/fidelity/estimate.ts";

const coin = fc.integer({ min: 0, max: 1 });

describe("a share", () => {
  test("has the binomial error when everybody is on their own", () => {
    fc.assert(
      fc.property(fc.array(coin, { minLength: 2, maxLength: 200 }), (throws) => {
        const found = shareOf(
          throws.entries(),
          ([index]) => index,
          ([, side]) => side === 1,
        );
        const p = throws.reduce<number>((sum, side) => sum + side, 0) / throws.length;
        expect(found?.value).toBeCloseTo(100 * p, 9);
        expect(found?.standardError).toBeCloseTo(100 * Math.sqrt((p * (1 - p)) / (throws.length - 1)), 9);
      }),
    );
  });

  test("knows no better when each is counted four times in one family", () => {
    const sides = [1, 0, 0, 1, 0, 1, 1, 0, 0, 0];
    const once = shareOf(
      sides.entries(),
      ([index]) => index,
      ([, side]) => side === 1,
    );
    const four = sides.flatMap((side, index) => [0, 1, 2, 3].map(() => [index, side] as const));
    const often = shareOf(
      four,
      ([index]) => index,
      ([, side]) => side === 1,
    );
    expect(often?.standardError).toBeCloseTo(once?.standardError ?? 0, 9);
  });

  test("of nothing is not measured", () => {
    expect(new Ratio().observe()).toBeUndefined();
    expect(medianOf([])).toBeUndefined();
  });
});

describe("a quantile", () => {
  test("lies between its neighbours", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3], 1)).toBe(3);
    expect(medianOf([5, 1, 9])?.value).toBe(5);
  });
});
