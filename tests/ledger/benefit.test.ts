import { describe, expect, test } from "vitest";
import { benefitOf } from "../../generator/processes/insurance/benefit.ts";

const percentages = { preventive: 100, restorative: 80, crowns: 50 };
const ppo = { kind: "ppo", percentages, annualMaximum: 100_000, deductible: 5_000 } as const;
const unused = { paid: 0, deductible: 0 };

describe("what a plan is expected to pay", () => {
  test("a PPO pays its percentage of its own fee after the deductible and writes off the rest of the charge", () => {
    const question = {
      plan: ppo,
      category: "restorative",
      charge: 25_000,
      planFee: 17_500,
      used: unused,
    } as const;
    expect(benefitOf(question)).toEqual({
      allowed: 17_500,
      percentage: 80,
      deductible: 5_000,
      payment: 10_000,
      writeOff: 7_500,
    });
  });

  test("preventive care is paid without deductible", () => {
    const question = {
      plan: ppo,
      category: "preventive",
      charge: 11_000,
      planFee: 8_000,
      used: unused,
    } as const;
    expect(benefitOf(question)).toMatchObject({ deductible: 0, payment: 8_000, writeOff: 3_000 });
  });

  test("a plan without its own fees pays of the office's charge and writes nothing off", () => {
    const plan = { ...ppo, kind: "category" } as const;
    const question = { plan, category: "crowns", charge: 120_000, planFee: undefined, used: unused } as const;
    expect(benefitOf(question)).toMatchObject({ allowed: undefined, payment: 57_500, writeOff: 0 });
  });

  test("the annual maximum caps the payment", () => {
    const used = { paid: 96_000, deductible: 5_000 };
    const question = { plan: ppo, category: "crowns", charge: 120_000, planFee: 90_000, used } as const;
    expect(benefitOf(question)).toMatchObject({ deductible: 0, payment: 4_000, writeOff: 30_000 });
  });

  test("what is not covered is written down to the plan's fee and paid by nobody", () => {
    const plan = { ...ppo, percentages: {} };
    const question = { plan, category: "crowns", charge: 120_000, planFee: 90_000, used: unused } as const;
    expect(benefitOf(question)).toMatchObject({ percentage: 0, deductible: 0, payment: 0, writeOff: 30_000 });
  });

  test("a PPO never allows more than the charge", () => {
    const question = {
      plan: ppo,
      category: "preventive",
      charge: 7_000,
      planFee: 8_000,
      used: unused,
    } as const;
    expect(benefitOf(question)).toMatchObject({ allowed: 7_000, payment: 7_000, writeOff: 0 });
  });
});
