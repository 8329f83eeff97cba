import type { Moment } from "../../../foundation/calendar.ts";
import type { PaymentPlanEvent } from "../events/payment-plans.ts";
import { existing } from "../existing.ts";
import type { PaymentPlan, PaymentPlans } from "../payment-plans.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const paymentPlanHandlers: HandlersOf<PaymentPlanEvent["kind"]> = {
  "payment plan agreed": ({ paymentPlans }, { plan, charges }) => {
    paymentPlans.addPlan(plan);
    for (const charge of charges) paymentPlans.addCharge(charge);
  },
  "instalment due": ({ paymentPlans }, { at, charge }) => {
    changePlan(paymentPlans, charge.planId, at, ({ due }) => ({ due: due + charge.principal }));
  },
  "payment plan closed": ({ paymentPlans }, { at, planId, day, withdrawn, remainder }) => {
    for (const charge of withdrawn) paymentPlans.removeCharge(charge);
    if (remainder !== undefined) paymentPlans.addCharge(remainder);
    const added = remainder?.principal ?? 0;
    changePlan(paymentPlans, planId, at, ({ due }) => ({ due: due + added, closed: day }));
  },
};

/** Changes a plan by what is known of it. */
export function changePlan(
  paymentPlans: PaymentPlans,
  planId: number,
  at: Moment,
  change: (plan: PaymentPlan) => Partial<PaymentPlan>,
): void {
  const plan = existing(paymentPlans.plans, planId, "payment plan");
  paymentPlans.plans.set(planId, { ...plan, ...change(plan), edited: at });
}
