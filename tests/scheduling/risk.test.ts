import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schedulingRates } from "../../generator/catalog/rates/scheduling.ts";
import { type Circumstances, riskFactor } from "../../generator/processes/scheduling/attendance.ts";

const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  age: fc.integer({ min: 0, max: 95 }),
  isInsured: fc.boolean(),
  isNewPatient: fc.boolean(),
  leadDays: fc.integer({ min: 0, max: 250 }),
  isMondayOrFriday: fc.boolean(),
  isFirstOrLastOfDay: fc.boolean(),
  hasBrokenBefore: fc.boolean(),
  isRegular: fc.boolean(),
});

/** Changes that make a visit less certain, with what they multiply its risk by. */
const { multipliers } = schedulingRates;
const worse: readonly (readonly [string, Partial<Circumstances>, Partial<Circumstances>, number])[] = [
  ["a new patient", { isNewPatient: false }, { isNewPatient: true }, multipliers.newPatient],
  ["no insurance", { isInsured: true }, { isInsured: false }, multipliers.uninsured],
  ["Monday or Friday", { isMondayOrFriday: false }, { isMondayOrFriday: true }, multipliers.mondayOrFriday],
  [
    "an edge of the day",
    { isFirstOrLastOfDay: false },
    { isFirstOrLastOfDay: true },
    multipliers.firstOrLastOfDay,
  ],
  ["a broken visit before", { hasBrokenBefore: false }, { hasBrokenBefore: true }, multipliers.brokenBefore],
  ["coming seldom", { isRegular: true }, { isRegular: false }, multipliers.irregular / multipliers.regular],
  ["a long lead", { leadDays: 30 }, { leadDays: 120 }, multipliers.leadOver90Days],
  ["a lead of weeks, not days", { leadDays: 3 }, { leadDays: 30 }, 1 / multipliers.leadUnder7Days],
  ["being a young adult", { age: 45 }, { age: 25 }, multipliers.age18to34],
  ["being an adolescent", { age: 45 }, { age: 15 }, multipliers.age12to17],
  ["being under 65", { age: 70 }, { age: 60 }, 1 / multipliers.from65],
];

describe("the risk of not coming", () => {
  it.each(worse)("is higher with %s, whatever else there is", (_, without, withIt, factor) => {
    fc.assert(
      fc.property(circumstances, (visit) => {
        const before = riskFactor({ ...visit, ...without });
        const after = riskFactor({ ...visit, ...withIt });
        expect(after).toBeGreaterThan(before);
        expect(after / before).toBeCloseTo(factor, 9);
      }),
    );
  });

  it("is the rate itself for an insured regular adult in the middle of a week, but for the habit", () => {
    const plain: Circumstances = {
      age: 45,
      isInsured: true,
      isNewPatient: false,
      leadDays: 20,
      isMondayOrFriday: false,
      isFirstOrLastOfDay: false,
      hasBrokenBefore: false,
      isRegular: true,
    };
    expect(riskFactor(plain)).toBe(multipliers.regular);
  });
});
