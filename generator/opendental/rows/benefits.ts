import type { Moment } from "../../../foundation/calendar.ts";
import { benefitCategories, codeGroupNumber, coverageNumber } from "../../catalog/coverage-categories.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { BenefitLimit } from "../../world/benefit-rules.ts";
import type { BenefitCategory, InsurancePlan } from "../../world/insurance.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { Row } from "../schema/tables.ts";

const { BenefitCoverageLevel, BenefitQuantity, BenefitTimePeriod, InsBenefitType } = enumerations;

/** An empty rule: -1 stands for "no percentage" and "no amount". */
const rule: Row<"benefit"> = { Percent: -1, MonetaryAmt: -1 };

/**
 * `benefit`: what a plan pays, a row per rule: percentages, deductibles, maximums, waiting periods, exclusions, limits
 * of frequency and age.
 */
export function writeBenefits({ world }: PracticeBook, out: RowWriter): void {
  for (const plan of world.plans.values()) writePlanBenefits(plan, out);
}

export function writePlanBenefits(plan: InsurancePlan, out: RowWriter): void {
  for (const benefit of benefitsOf(plan)) out.write("benefit", { ...benefit, ...stampsOf(plan) });
}

/** The rules of a plan as OpenDental's rows, without keys and stamps. */
export function benefitsOf(plan: InsurancePlan): readonly Row<"benefit">[] {
  return [
    ...percentages(plan),
    ...deductibles(plan),
    ...maximums(plan),
    ...waitingPeriods(plan),
    ...exclusions(plan),
    ...plan.limits.map((limit) => limitation(plan, limit)),
  ];
}

function stampsOf({ id, created }: InsurancePlan): {
  PlanNum: number;
  SecDateTEntry: Moment;
  SecDateTEdit: Moment;
} {
  return { PlanNum: id, SecDateTEntry: created, SecDateTEdit: created };
}

/** The year of a plan whose benefits renew in another month than January is the service year. */
function benefitYear({ renewalMonth }: InsurancePlan): number {
  return renewalMonth === 1 ? BenefitTimePeriod.CalendarYear : BenefitTimePeriod.ServiceYear;
}

/** A category without a row is not covered. */
function percentages(plan: InsurancePlan): readonly Row<"benefit">[] {
  return benefitCategories.flatMap((category) => {
    const percentage = plan.percentages[category];
    if (percentage === undefined) return [];
    return {
      Percent: percentage,
      MonetaryAmt: -1,
      BenefitType: InsBenefitType.CoInsurance,
      CovCatNum: coverageNumber(category),
      TimePeriod: benefitYear(plan),
    };
  });
}

function deductibles(plan: InsurancePlan): readonly Row<"benefit">[] {
  if (plan.deductible === 0) return [];
  const { Family, Individual } = BenefitCoverageLevel;
  const deductible = (category: number, level: number, amount: number): Row<"benefit"> => ({
    ...rule,
    BenefitType: InsBenefitType.Deductible,
    CovCatNum: category,
    MonetaryAmt: amount === 0 ? 0 : money(amount),
    CoverageLevel: level,
    TimePeriod: benefitYear(plan),
  });
  return [
    deductible(0, Individual, plan.deductible),
    ...(plan.familyDeductible === undefined ? [] : [deductible(0, Family, plan.familyDeductible)]),
    ...plan.withoutDeductible.map((category) => deductible(coverageNumber(category), Individual, 0)),
  ];
}

function maximums(plan: InsurancePlan): readonly Row<"benefit">[] {
  const { annualMaximum, orthodonticMaximum } = plan;
  const maximum = {
    ...rule,
    BenefitType: InsBenefitType.Limitations,
    CoverageLevel: BenefitCoverageLevel.Individual,
  };
  const annual = { ...maximum, MonetaryAmt: money(annualMaximum ?? 0), TimePeriod: benefitYear(plan) };
  const orthodontic = {
    ...maximum,
    CovCatNum: coverageNumber("orthodontics"),
    MonetaryAmt: money(orthodonticMaximum ?? 0),
    TimePeriod: BenefitTimePeriod.Lifetime,
  };
  return [
    ...(annualMaximum === undefined ? [] : [annual]),
    ...(orthodonticMaximum === undefined ? [] : [orthodontic]),
  ];
}

function waitingPeriods(plan: InsurancePlan): readonly Row<"benefit">[] {
  const waiting = (category: BenefitCategory, months: number): Row<"benefit"> => ({
    ...rule,
    BenefitType: InsBenefitType.WaitingPeriod,
    CovCatNum: coverageNumber(category),
    QuantityQualifier: BenefitQuantity.Months,
    Quantity: months,
  });
  return benefitCategories.flatMap((category) => {
    const months = plan.waitingMonths[category];
    return months === undefined ? [] : [waiting(category, months)];
  });
}

function exclusions(plan: InsurancePlan): readonly Row<"benefit">[] {
  return plan.exclusions.map((group) => ({
    ...rule,
    BenefitType: InsBenefitType.Exclusions,
    CodeGroupNum: codeGroupNumber(group),
  }));
}

function limitation(plan: InsurancePlan, { group, per, quantity }: BenefitLimit): Row<"benefit"> {
  const limited = {
    ...rule,
    BenefitType: InsBenefitType.Limitations,
    CodeGroupNum: codeGroupNumber(group),
    Quantity: quantity,
  };
  switch (per) {
    case "benefit year":
      return {
        ...limited,
        QuantityQualifier: BenefitQuantity.NumberOfServices,
        TimePeriod: benefitYear(plan),
      };
    case "months":
      return { ...limited, QuantityQualifier: BenefitQuantity.Months };
    case "years":
      return { ...limited, QuantityQualifier: BenefitQuantity.Years };
    case "age":
      return { ...limited, QuantityQualifier: BenefitQuantity.AgeLimit };
  }
}
