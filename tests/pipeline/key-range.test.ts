import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allKeys,
  byLowerEnd,
  cutAt,
  cutEvenly,
  describeRange,
  isInRange,
  type KeyBounds,
  type KeyRange,
  rangeCondition,
} from "../../pipeline/types/key-range.ts";

const leastKey = -(2n ** 63n);
const greatestKey = 2n ** 64n - 1n;

/** Small keys, so that ranges are narrow and ends meet, and the whole width of signed and unsigned numbers. */
const keys: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt(-10n, 10n),
  fc.constantFrom(leastKey, leastKey + 1n, 2n ** 63n - 1n, 2n ** 63n, greatestKey - 1n, greatestKey),
  fc.bigInt(leastKey, greatestKey),
);

const bounds: fc.Arbitrary<KeyBounds> = fc
  .tuple(keys, keys)
  .map(([a, b]) => (a < b ? { least: a, greatest: b } : { least: b, greatest: a }));

/** With or without ends; at least one key lies in it. */
const ranges: fc.Arbitrary<KeyRange> = fc.tuple(fc.option(keys), fc.option(keys)).map(([a, b]) => {
  if (a === null || b === null) return { above: a, through: b };
  return a < b ? { above: a, through: b } : { above: b, through: a + 1n };
});

/** Whether each begins where the one before ends, the first and the last where the range does, and has room for a key. */
function doCover(parts: readonly KeyRange[], range: KeyRange): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first?.above !== range.above || last?.through !== range.through) return false;
  return parts.every(({ above, through }, i) => {
    const follows = i === 0 || (above !== null && above === parts[i - 1]?.through);
    return follows && (above === null || through === null || through > above);
  });
}

describe("cutting evenly", () => {
  test("covers the range without gap or overlap, in order, wherever the bounds lie", () => {
    fc.assert(
      fc.property(
        ranges,
        bounds,
        fc.nat(5000),
        fc.integer({ min: 1, max: 500 }),
        (range, ends, rows, size) => {
          const parts = cutEvenly(range, ends, rows, size);
          expect(doCover(parts, range)).toBe(true);
          expect(parts.length).toBeLessThanOrEqual(Math.max(1, Math.ceil(rows / size)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("every key of the range lies in exactly one part, every other in none", () => {
    fc.assert(
      fc.property(ranges, bounds, keys, fc.nat(300), (range, ends, key, rows) => {
        const holding = cutEvenly(range, ends, rows, 7).filter((part) => isInRange(key, part));
        expect(holding).toHaveLength(isInRange(key, range) ? 1 : 0);
      }),
      { numRuns: 2000 },
    );
  });

  test("keys that are spread evenly give parts of about the same size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 400 }), (rows, size) => {
        const ends = { least: 1n, greatest: BigInt(rows) };
        const parts = cutEvenly(allKeys, ends, rows, size);
        const sizes = parts.map(({ above, through }) => Number((through ?? ends.greatest) - (above ?? 0n)));
        expect(sizes.every((one) => one >= 1 && one < 2 * size + parts.length)).toBe(true);
      }),
    );
  });

  test.each<[string, KeyBounds, number, KeyRange[]]>([
    ["a single key", { least: 5n, greatest: 5n }, 1000, [allKeys]],
    ["no rows", { least: 1n, greatest: 100n }, 0, [allKeys]],
    [
      "the largest signed key",
      { least: 2n ** 63n - 4n, greatest: 2n ** 63n - 1n },
      20,
      [
        { above: null, through: 2n ** 63n - 3n },
        { above: 2n ** 63n - 3n, through: null },
      ],
    ],
    [
      "negative keys",
      { least: -20n, greatest: -1n },
      20,
      [
        { above: null, through: -11n },
        { above: -11n, through: null },
      ],
    ],
  ])("with %s", (_, ends, rows, expected) => {
    expect(cutEvenly(allKeys, ends, rows, 10)).toEqual(expected);
  });

  test("a range outside of the bounds stays whole", () => {
    const range = { above: 100n, through: 200n };
    expect(cutEvenly(range, { least: 1n, greatest: 50n }, 1000, 10)).toEqual([range]);
    expect(cutEvenly(range, { least: 300n, greatest: 900n }, 1000, 10)).toEqual([range]);
  });
});

describe("cutting at keys", () => {
  test("covers the range, also when the last cut is its end", () => {
    fc.assert(
      fc.property(ranges, fc.uniqueArray(keys, { maxLength: 8 }), (range, cuts) => {
        const inside = cuts.filter((cut) => isInRange(cut, range)).sort((a, b) => (a < b ? -1 : 1));
        const parts = cutAt(range, inside);
        expect(doCover(parts, range)).toBe(true);
        for (const cut of inside) expect(parts.some(({ through }) => through === cut)).toBe(true);
      }),
    );
  });

  test("ranges are put in order by their lower ends", () => {
    fc.assert(
      fc.property(fc.uniqueArray(keys, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (cuts, order) => {
        const parts = cutAt(
          allKeys,
          cuts.sort((a, b) => (a < b ? -1 : 1)),
        );
        const shuffled = parts
          .map((part) => ({ part, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ part }) => part);
        expect(shuffled.sort(byLowerEnd)).toEqual(parts);
      }),
    );
  });
});

test.each<[KeyRange, string, string]>([
  [allKeys, "", "all keys"],
  [{ above: 0n, through: 10n }, "k > 0 and k <= 10", "keys 1 to 10"],
  [{ above: -5n, through: null }, "k > -5", "keys from -4 on"],
  [{ above: null, through: 2n ** 64n - 1n }, "k <= 18446744073709551615", "keys up to 18446744073709551615"],
])("a range says the same as a condition and in words", (range, condition, words) => {
  expect(rangeCondition("k", range)).toBe(condition);
  expect(describeRange(range)).toBe(words);
});
