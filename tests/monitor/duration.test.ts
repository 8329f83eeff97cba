import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDuration, showDuration } from "../../pipeline/monitor/duration.ts";

const unit = fc.constantFrom("s", "m", "h", "d");
const seconds = { s: 1, m: 60, h: 3600, d: 86_400 };

describe("a duration", () => {
  test("is a whole number of seconds, minutes, hours or days", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), unit, (count, of) => {
        expect(parseDuration(`${count}${of}`)).toBe(count * seconds[of]);
        expect(parseDuration(` ${count} ${of} `)).toBe(count * seconds[of]);
      }),
    );
  });

  test("and no other text", () => {
    const other = [
      "",
      "26",
      "h",
      "-1h",
      "1.5h",
      "26H",
      "1h30m",
      "26 hours",
      "1e3s",
      "١h",
      "9007199254740993s",
    ];
    for (const text of other) expect([text, parseDuration(text)]).toEqual([text, undefined]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\s*\d+ ?[smhd]\s*$/.test(text));
        expect(parseDuration(text)).toBeUndefined();
      }),
    );
  });

  test("is shown in its two largest units, each of which can be read again", () => {
    fc.assert(
      fc.property(fc.nat({ max: 400 * 86_400 }), (whole) => {
        const parts = showDuration(whole).split(" ");
        const told = parts.reduce((sum, part) => sum + (parseDuration(part) ?? Number.NaN), 0);
        const smallest = parseDuration(`1${parts.at(-1)?.at(-1)}`) ?? Number.NaN;
        expect(parts.length).toBeLessThanOrEqual(2);
        expect(told).toBeLessThanOrEqual(whole);
        // A duration told in one unit only is without a rest in the next smaller one.
        expect(whole - told).toBeLessThan(parts.length === 1 ? Math.max(1, smallest) : smallest);
      }),
    );
  });

  test.each([
    [0, "0s"],
    [0.4, "0s"],
    [59.5, "1m"],
    [90, "1m 30s"],
    [26 * 3600, "26h"],
    [7 * 3600 + 59 * 60 + 59, "7h 59m"],
    [12 * 86_400 + 3 * 3600, "12d 3h"],
    [-90, "-1m 30s"],
    [-0.2, "0s"],
  ])("of %d seconds is shown as %s", (whole, text) => {
    expect(showDuration(whole)).toBe(text);
  });
});
