import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dollars, ratio } from "../../generator/truth/decimal.ts";

describe("figures of the answer key as text", () => {
  test("dollars have two decimals and a sign", () => {
    expect([0, 5, 99, 100, -5, -12_345].map(dollars)).toEqual([
      "0.00",
      "0.05",
      "0.99",
      "1.00",
      "-0.05",
      "-123.45",
    ]);
  });

  test("ratios round half away from zero", () => {
    expect(ratio(1, 20_000)).toBe("0.0001");
    expect(ratio(-1, 20_000)).toBe("-0.0001");
    expect(ratio(1, 20_001)).toBe("0.0000");
    expect(ratio(2, 3)).toBe("0.6667");
    expect(ratio(-2, -3)).toBe("0.6667");
    expect(ratio(12_345, 1)).toBe("12345.0000");
  });

  test("there is no ratio without a base", () => {
    expect(ratio(5, 0)).toBe("");
  });

  test("a ratio is never more than half a ten-thousandth away", () => {
    const money = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(money, money, (numerator, denominator) => {
        fc.pre(denominator !== 0);
        const scaled = BigInt(ratio(numerator, denominator).replace(".", ""));
        const error = scaled * BigInt(denominator) - BigInt(numerator) * 10_000n;
        const distance = error < 0n ? -error : error;
        expect(2n * distance <= BigInt(Math.abs(denominator))).toBe(true);
      }),
    );
  });
});
