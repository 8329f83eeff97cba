import { expect, test } from "vitest";
import { fractionOf, scattered } from "../../foundation/scatter.ts";

test("neighbouring keys are spread evenly", () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let key = 0; key < 20_000; key++) {
    const tenth = Math.floor(fractionOf(scattered(1, key, 7, 3)) * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) {
    expect(count).toBeGreaterThan(1850);
    expect(count).toBeLessThan(2150);
  }
});

test("each of the four numbers counts", () => {
  const keys = [
    [1, 2, 3, 4],
    [2, 2, 3, 4],
    [1, 3, 3, 4],
    [1, 2, 4, 4],
    [1, 2, 3, 5],
    [4, 3, 2, 1],
  ] as const;
  expect(new Set(keys.map(([a, b, c, d]) => scattered(a, b, c, d))).size).toBe(keys.length);
  expect(scattered(1, 2, 3, 4)).toBe(scattered(1, 2, 3, 4));
});
