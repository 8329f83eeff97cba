import { describe, expect, test } from "vitest";
import { nothingUsed } from "../../generator/ledger/benefit-use.ts";
import {
  type BenefitQuestion,
  benefitOf,
  type PlanTerms,
} from "../../generator/processes/insurance/benefit.ts";

const percentages = { preventive: 100, restorative: 80, crowns: 50 };
const ppo: PlanTerms = {
  kind: "ppo",
  percentages,
  annualMaximum: 100_000,
  orthodonticMaximum: 150_000,
  deductible: 5_000,
  familyDeductible: 15_000,
  withoutDeductible: ["preventive"],
};

/** What a plan makes of a procedure, with nothing used before and no rule against it unless said. */
const judged = (
  question: Partial<BenefitQuestion> & Pick<BenefitQuestion, "category" | "charge" | "planFee">,
) => benefitOf({ plan: ppo, alternateFee: undefined, refusal: undefined, used: nothingUsed, ...question });

describe("what a plan is expected to pay", () => {
  test("a PPO pays its percentage of its own fee after the deductible and writes off the rest of the charge", () => {
    expect(judged({ category: "restorative", charge: 25_000, planFee: 17_500 })).toEqual({
      allowed: 17_500,
      percentage: 80,
      deductible: 5_000,
      payment: 10_000,
      writeOff: 7_500,
      note: "",
    });
  });

  test("preventive care is paid without deductible when the plan waives it", () => {
    const care = { category: "preventive", charge: 11_000, planFee: 8_000 } as const;
    expect(judged(care)).toMatchObject({ deductible: 0, payment: 8_000, writeOff: 3_000 });
    const plan = { ...ppo, withoutDeductible: [] };
    expect(judged({ ...care, plan })).toMatchObject({ deductible: 5_000, payment: 3_000 });
  });

  test("a plan without its own fees pays of the office's charge and writes nothing off", () => {
    const plan: PlanTerms = { ...ppo, kind: "category" };
    const crown = { plan, category: "crowns", charge: 120_000, planFee: undefined } as const;
    expect(judged(crown)).toMatchObject({ allowed: undefined, payment: 57_500, writeOff: 0 });
  });

  test("the annual maximum caps the payment", () => {
    const used = { ...nothingUsed, paid: 96_000, deductible: 5_000 };
    expect(judged({ category: "crowns", charge: 120_000, planFee: 90_000, used })).toMatchObject({
      deductible: 0,
      payment: 4_000,
      writeOff: 30_000,
      note: "annual maximum",
    });
  });

  test("what is not covered is written down to the plan's fee and paid by nobody", () => {
    const plan = { ...ppo, percentages: {} };
    expect(judged({ plan, category: "crowns", charge: 120_000, planFee: 90_000 })).toMatchObject({
      percentage: 0,
      deductible: 0,
      payment: 0,
      writeOff: 30_000,
    });
  });

  test("a PPO never allows more than the charge", () => {
    const cleaning = { category: "preventive", charge: 7_000, planFee: 8_000 } as const;
    expect(judged(cleaning)).toMatchObject({ allowed: 7_000, payment: 7_000, writeOff: 0 });
  });

  test("the family's deductible spares those who come after the others", () => {
    const used = { ...nothingUsed, familyDeductible: 13_000 };
    const filling = { category: "restorative", charge: 25_000, planFee: 17_500, used } as const;
    expect(judged(filling)).toMatchObject({ deductible: 2_000, payment: 12_400 });
  });

  test("a back composite paid as an amalgam leaves the difference to the patient", () => {
    const used = { ...nothingUsed, deductible: 5_000 };
    const filling = { category: "restorative", charge: 25_000, planFee: 17_500, used } as const;
    expect(judged({ ...filling, alternateFee: 12_000 })).toMatchObject({
      payment: 9_600,
      writeOff: 7_500,
      note: "downgraded",
    });
  });

  test("a refused procedure is paid nothing and keeps the plan's fee", () => {
    const cleaning = { category: "preventive", charge: 11_000, planFee: 8_000 } as const;
    expect(judged({ ...cleaning, refusal: "frequency limit" })).toMatchObject({
      deductible: 0,
      payment: 0,
      writeOff: 3_000,
      note: "frequency limit",
    });
  });

  test("orthodontics has a maximum of its own for life", () => {
    const plan = { ...ppo, percentages: { orthodontics: 50 }, deductible: 0 };
    const aligners = { plan, category: "orthodontics", charge: 480_000, planFee: 400_000 } as const;
    const used = { ...nothingUsed, paid: 100_000, orthodontics: 40_000 };
    expect(judged({ ...aligners, used })).toMatchObject({ payment: 110_000, note: "annual maximum" });
  });
});
