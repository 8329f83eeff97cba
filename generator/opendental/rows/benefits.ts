import type { Moment } from "../../../foundation/calendar.ts";
import {
  benefitCategories,
  type CodeGroupName,
  codeGroupNumber,
  coverageNumber,
} from "../../catalog/coverage-categories.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { BenefitCategory, InsurancePlan } from "../../world/insurance.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { Amount, Row } from "../schema/tables.ts";

const { BenefitCoverageLevel, BenefitQuantity, BenefitTimePeriod, InsBenefitType } = enumerations;

/** Categories that are paid from the first dollar. */
const withoutDeductible: readonly BenefitCategory[] = ["diagnostic", "xray", "preventive"];

/** An empty rule: -1 stands for "no percentage" and "no amount". */
const rule: Row<"benefit"> = { Percent: -1, MonetaryAmt: -1 };

/** `benefit`: what a plan pays, a row per rule: percentages, deductible, annual maximum, limits of frequency and age. */
export function writeBenefits({ world }: PracticeBook, out: RowWriter): void {
  for (const plan of world.plans.values()) {
    for (const benefit of benefitsOf(plan)) out.write("benefit", { ...benefit, ...stampsOf(plan) });
  }
}

function benefitsOf(plan: InsurancePlan): readonly Row<"benefit">[] {
  return [...percentages(plan), ...deductibles(plan), ...maximum(plan), ...frequencies, ...ageLimits];
}

function stampsOf({ id, created }: InsurancePlan): {
  PlanNum: number;
  SecDateTEntry: Moment;
  SecDateTEdit: Moment;
} {
  return { PlanNum: id, SecDateTEntry: created, SecDateTEdit: created };
}

function percentages(plan: InsurancePlan): readonly Row<"benefit">[] {
  return benefitCategories.map((category) => ({
    Percent: plan.percentages[category] ?? 0,
    MonetaryAmt: -1,
    BenefitType: InsBenefitType.CoInsurance,
    CovCatNum: coverageNumber(category),
    TimePeriod: BenefitTimePeriod.CalendarYear,
  }));
}

function deductibles(plan: InsurancePlan): readonly Row<"benefit">[] {
  if (plan.deductible === 0) return [];
  const waived = withoutDeductible.map((category) => deductible(coverageNumber(category), 0));
  return [deductible(0, money(plan.deductible)), ...waived];
}

const deductible = (category: number, amount: Amount): Row<"benefit"> => ({
  ...rule,
  BenefitType: InsBenefitType.Deductible,
  CovCatNum: category,
  MonetaryAmt: amount,
  CoverageLevel: BenefitCoverageLevel.Individual,
  TimePeriod: BenefitTimePeriod.CalendarYear,
});

function maximum(plan: InsurancePlan): readonly Row<"benefit">[] {
  if (plan.annualMaximum === undefined) return [];
  return [
    {
      ...rule,
      BenefitType: InsBenefitType.Limitations,
      MonetaryAmt: money(plan.annualMaximum),
      CoverageLevel: BenefitCoverageLevel.Individual,
      TimePeriod: BenefitTimePeriod.CalendarYear,
    },
  ];
}

/** So many services of a group in a calendar year. */
const perYear = (group: CodeGroupName, times: number): Row<"benefit"> => ({
  ...rule,
  BenefitType: InsBenefitType.Limitations,
  CodeGroupNum: codeGroupNumber(group),
  QuantityQualifier: BenefitQuantity.NumberOfServices,
  Quantity: times,
  TimePeriod: BenefitTimePeriod.CalendarYear,
});

/** One service of a group in so many years. */
const everyYears = (group: CodeGroupName, years: number): Row<"benefit"> => ({
  ...rule,
  BenefitType: InsBenefitType.Limitations,
  CodeGroupNum: codeGroupNumber(group),
  QuantityQualifier: BenefitQuantity.Years,
  Quantity: years,
});

const upToAge = (group: CodeGroupName, age: number): Row<"benefit"> => ({
  ...rule,
  BenefitType: InsBenefitType.Limitations,
  CodeGroupNum: codeGroupNumber(group),
  QuantityQualifier: BenefitQuantity.AgeLimit,
  Quantity: age,
});

/** What nearly every dental plan limits, and how. */
const frequencies = [perYear("Exam", 2), perYear("Prophy", 2), perYear("BW", 1), everyYears("Pano/FMX", 5)];
const ageLimits = [upToAge("Fluoride", 18), upToAge("Sealant", 16)];
