import { addMonths, ageOn, type Day } from "../../../foundation/calendar.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { benefitYearOf } from "../../ledger/benefit-year.ts";
import { type CoveredService, limitedService } from "../../ledger/covered-services.ts";
import type { BenefitLimit, Refusal } from "../../world/benefit-rules.ts";
import type { InsurancePlan, Subscription } from "../../world/insurance.ts";
import type { Procedure } from "../../world/treatment.ts";

/** A procedure of a person on a day, to be judged by a plan's rules of what it does not pay. */
export interface RefusalQuestion {
  readonly plan: Pick<InsurancePlan, "exclusions" | "waitingMonths" | "limits" | "renewalMonth">;
  readonly subscription: Pick<Subscription, "effective">;
  readonly birthdate: Day;
  readonly procedure: Pick<Procedure, "code" | "tooth" | "surface">;
  readonly day: Day;
  /** Services of the procedure's group of codes that the plan has covered before. */
  readonly before: readonly CoveredService[];
}

/** Why a plan refuses a procedure; undefined when it does not. */
export function refusalOf(question: RefusalQuestion): Refusal | undefined {
  const { plan, subscription, procedure, day } = question;
  const months = plan.waitingMonths[procedureCode(procedure.code).category] ?? 0;
  if (months > 0 && day < addMonths(subscription.effective, months)) return "waiting period";
  const service = limitedService(procedure, day);
  if (service === undefined) return undefined;
  if (plan.exclusions.includes(service.group)) return "excluded";
  for (const limit of plan.limits) {
    if (limit.group === service.group && isBeyond(limit, question, service)) {
      return limit.per === "age" ? "age limit" : "frequency limit";
    }
  }
  return undefined;
}

function isBeyond(
  { per, quantity }: BenefitLimit,
  { plan, birthdate, before }: RefusalQuestion,
  { day, place }: CoveredService,
): boolean {
  switch (per) {
    case "age":
      return ageOn(birthdate, day) > quantity;
    case "benefit year": {
      const year = benefitYearOf(day, plan.renewalMonth);
      const same = before.filter(
        (s) => s.place === place && benefitYearOf(s.day, plan.renewalMonth) === year,
      );
      return same.length >= quantity;
    }
    case "months":
      return before.some((s) => s.place === place && addMonths(s.day, quantity) > day);
    case "years":
      return before.some((s) => s.place === place && addMonths(s.day, quantity * 12) > day);
  }
}
