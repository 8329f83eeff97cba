import type { BenefitCategory, InsurancePlan } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";

/** One procedure to be judged by a plan. */
export interface BenefitQuestion {
  readonly plan: Pick<InsurancePlan, "kind" | "percentages" | "annualMaximum" | "deductible">;
  readonly category: BenefitCategory;
  /** The office's charge, all units. */
  readonly charge: Cents;
  /** The plan's fee for all units; undefined when it has none. */
  readonly planFee: Cents | undefined;
  /** Used of this year's benefits before this procedure. */
  readonly used: { readonly paid: Cents; readonly deductible: Cents };
}

export interface Benefit {
  /** Undefined when the plan has no fees of its own. */
  readonly allowed: Cents | undefined;
  readonly percentage: number;
  readonly deductible: Cents;
  readonly payment: Cents;
  readonly writeOff: Cents;
}

const withoutDeductible: ReadonlySet<BenefitCategory> = new Set(["diagnostic", "xray", "preventive"]);

/**
 * What a plan is expected to pay. A PPO allows the lower of the charge and its own fee, and the rest is written off;
 * any other plan allows the charge. Of what is allowed, the deductible that is left comes off first (not for
 * diagnostic, x-rays and preventive), then the category's percentage is paid, up to what is left of the annual maximum.
 */
export function benefitOf({ plan, category, charge, planFee, used }: BenefitQuestion): Benefit {
  const allowed = plan.kind === "ppo" ? Math.min(charge, planFee ?? charge) : charge;
  const percentage = plan.percentages[category] ?? 0;
  const deductibleLeft =
    percentage === 0 || withoutDeductible.has(category) ? 0 : Math.max(0, plan.deductible - used.deductible);
  const deductible = Math.min(deductibleLeft, allowed);
  const maximumLeft = Math.max(0, (plan.annualMaximum ?? Number.POSITIVE_INFINITY) - used.paid);
  return {
    allowed: plan.kind === "ppo" ? allowed : undefined,
    percentage,
    deductible,
    payment: Math.min(maximumLeft, Math.round(((allowed - deductible) * percentage) / 100)),
    writeOff: charge - allowed,
  };
}
