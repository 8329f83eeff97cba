import type { BenefitUse } from "../../ledger/benefit-use.ts";
import type { BenefitNote, Refusal } from "../../world/benefit-rules.ts";
import type { BenefitCategory, InsurancePlan } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";

/** What of a plan decides about a single procedure. */
export type PlanTerms = Pick<
  InsurancePlan,
  | "kind"
  | "percentages"
  | "annualMaximum"
  | "orthodonticMaximum"
  | "deductible"
  | "familyDeductible"
  | "withoutDeductible"
>;

/** One procedure to be judged by a plan. */
export interface BenefitQuestion {
  readonly plan: PlanTerms;
  readonly category: BenefitCategory;
  /** The office's charge, all units. */
  readonly charge: Cents;
  /** The plan's fee for all units; undefined when it has none. */
  readonly planFee: Cents | undefined;
  /** The fee of the cheaper service that the plan pays in its place, all units; undefined when it pays what was done. */
  readonly alternateFee: Cents | undefined;
  readonly refusal: Refusal | undefined;
  /** Used of this year's benefits before this procedure. */
  readonly used: BenefitUse;
}

export interface Benefit {
  /** Undefined when the plan has no fees of its own. */
  readonly allowed: Cents | undefined;
  readonly percentage: number;
  readonly deductible: Cents;
  readonly payment: Cents;
  readonly writeOff: Cents;
  readonly note: BenefitNote;
}

/**
 * What a plan is expected to pay. A PPO allows the lower of the charge and its own fee, and the rest is written off;
 * any other plan allows the charge. Of what is allowed, or of the cheaper service's fee, the deductible that is left
 * comes off first, unless the plan waives it for the category; then the category's percentage is paid, up to what is
 * left of the maximum. A refused procedure is paid nothing, and its PPO fee holds all the same.
 */
export function benefitOf(question: BenefitQuestion): Benefit {
  const { plan, category, charge, planFee, alternateFee, refusal } = question;
  const allowed = plan.kind === "ppo" ? Math.min(charge, planFee ?? charge) : charge;
  const percentage = plan.percentages[category] ?? 0;
  const benefit = (deductible: Cents, payment: Cents, note: BenefitNote): Benefit => ({
    allowed: plan.kind === "ppo" ? allowed : undefined,
    percentage,
    deductible,
    payment,
    writeOff: charge - allowed,
    note,
  });
  if (refusal !== undefined || percentage === 0) return benefit(0, 0, refusal ?? "");
  const left = maximumLeft(question);
  if (left === 0) return benefit(0, 0, "annual maximum");
  const considered = Math.min(allowed, alternateFee ?? allowed);
  const deductible = Math.min(deductibleLeft(question), considered);
  const full = Math.round(((considered - deductible) * percentage) / 100);
  const note = full > left ? "annual maximum" : considered < allowed ? "downgraded" : "";
  return benefit(deductible, Math.min(left, full), note);
}

function maximumLeft({ plan, category, used }: BenefitQuestion): Cents {
  const [maximum, paid] =
    category === "orthodontics"
      ? [plan.orthodonticMaximum, used.orthodontics]
      : [plan.annualMaximum, used.paid];
  return Math.max(0, (maximum ?? Number.POSITIVE_INFINITY) - paid);
}

/** What is left of the person's and the family's deductible, for a category that it applies to. */
export function deductibleLeft({
  plan,
  category,
  used,
}: Pick<BenefitQuestion, "plan" | "category" | "used">): Cents {
  if (plan.withoutDeductible.includes(category)) return 0;
  const ofFamily = (plan.familyDeductible ?? Number.POSITIVE_INFINITY) - used.familyDeductible;
  return Math.max(0, Math.min(plan.deductible - used.deductible, ofFamily));
}
