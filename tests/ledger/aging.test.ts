import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageEntries, balanceOf, isCharge } from "../../generator/ledger/aging.ts";
import type { EntrySource, LedgerEntry } from "../../generator/ledger/entry.ts";

const asOf = 20_000;

function entry(source: EntrySource, age: number, amount: number): LedgerEntry {
  return { source, id: 1, patientId: 1, providerId: 1, day: asOf - age, amount };
}

const charge = fc.record({
  age: fc.integer({ min: 0, max: 200 }),
  amount: fc.integer({ min: 1, max: 200_000 }),
});
const entries = fc
  .record({
    procedures: fc.array(charge, { maxLength: 12 }),
    fees: fc.array(charge, { maxLength: 3 }),
    splits: fc.array(charge, { maxLength: 8 }),
    discounts: fc.array(charge, { maxLength: 3 }),
    insurance: fc.array(charge, { maxLength: 8 }),
  })
  .map(({ procedures, fees, splits, discounts, insurance }) =>
    [
      procedures.map((c) => entry("procedure", c.age, c.amount)),
      fees.map((c) => entry("adjustment", c.age, c.amount)),
      splits.map((c) => entry("split", c.age, -c.amount)),
      discounts.map((c) => entry("adjustment", c.age, -c.amount)),
      insurance.map((c) => entry("insurance payment", c.age, -c.amount)),
    ].flat(),
  );

/** First in, first out with a queue: every credit pays the oldest charge that is still open. */
function ageByQueue(all: readonly LedgerEntry[]): { open: { age: number; amount: number }[]; left: number } {
  const open = all
    .filter(isCharge)
    .map((c) => ({ age: asOf - c.day, amount: c.amount }))
    .sort((a, b) => b.age - a.age);
  let left = all.filter((e) => !isCharge(e)).reduce((sum, e) => sum - e.amount, 0);
  while (left > 0 && open.length > 0) {
    const oldest = open[0]!;
    const used = Math.min(left, oldest.amount);
    left -= used;
    oldest.amount -= used;
    if (oldest.amount === 0) open.shift();
  }
  return { open, left };
}

describe("aging a family's account", () => {
  test("a charge is current up to thirty days, the thirtieth included", () => {
    expect(ageEntries([entry("procedure", 30, 100)], asOf).current).toBe(100);
    expect(ageEntries([entry("procedure", 31, 100)], asOf).from31To60).toBe(100);
    expect(ageEntries([entry("procedure", 60, 100)], asOf).from31To60).toBe(100);
    expect(ageEntries([entry("procedure", 61, 100)], asOf).from61To90).toBe(100);
    expect(ageEntries([entry("procedure", 90, 100)], asOf).from61To90).toBe(100);
    expect(ageEntries([entry("procedure", 91, 100)], asOf).over90).toBe(100);
  });

  test("a credit pays the oldest charge, whatever it was meant for", () => {
    const aged = ageEntries(
      [
        entry("procedure", 120, 10_000),
        entry("procedure", 45, 8_000),
        entry("adjustment", 10, 3_500),
        entry("split", 10, -9_000),
        entry("insurance payment", 5, -4_000),
        entry("write-off", 5, -1_000),
      ],
      asOf,
    );
    expect(aged).toEqual({ balance: 7_500, current: 3_500, from31To60: 4_000, from61To90: 0, over90: 0 });
  });

  test("a refund takes back credit instead of being a new charge", () => {
    const aged = ageEntries(
      [entry("procedure", 95, 5_000), entry("split", 90, -6_000), entry("split", 1, 2_000)],
      asOf,
    );
    expect(aged).toEqual({ balance: 1_000, current: 0, from31To60: 0, from61To90: 0, over90: 1_000 });
  });

  test("a family in credit has a negative balance and empty buckets", () => {
    const aged = ageEntries([entry("procedure", 3, 1_000), entry("split", 3, -1_500)], asOf);
    expect(aged).toEqual({ balance: -500, current: 0, from31To60: 0, from61To90: 0, over90: 0 });
  });

  test("the buckets and the credit left over sum to the balance", () => {
    fc.assert(
      fc.property(entries, (all) => {
        const aged = ageEntries(all, asOf);
        const buckets = aged.current + aged.from31To60 + aged.from61To90 + aged.over90;
        expect(buckets + Math.min(0, aged.balance)).toBe(aged.balance);
        expect(aged.balance).toBe(balanceOf(all));
      }),
    );
  });

  test("the order of entries does not matter", () => {
    const shuffled = entries.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(ageEntries(other, asOf)).toEqual(ageEntries(all, asOf));
      }),
    );
  });

  test("it agrees with paying charges one by one from a queue", () => {
    fc.assert(
      fc.property(entries, (all) => {
        const { open, left } = ageByQueue(all);
        const owed = (from: number, to: number) =>
          open.filter((c) => c.age >= from && c.age <= to).reduce((sum, c) => sum + c.amount, 0);
        expect(ageEntries(all, asOf)).toEqual({
          balance: owed(0, 999) - left,
          current: owed(0, 30),
          from31To60: owed(31, 60),
          from61To90: owed(61, 90),
          over90: owed(91, 999),
        });
      }),
    );
  });
});
