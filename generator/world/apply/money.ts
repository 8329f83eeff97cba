import type { HandlersOf } from "../simulated-world.ts";
import { changePlan } from "./payment-plans.ts";

export const moneyHandlers: HandlersOf<"payment posted" | "adjustment made" | "statement sent"> = {
  "payment posted": (world, { at, payment, splits }) => {
    world.payments.set(payment.id, payment);
    for (const split of splits) {
      world.splits.set(split.id, split);
      world.patientSplits.add(split.patientId, split.id);
      if (split.paymentPlanId > 0) {
        changePlan(world.paymentPlans, split.paymentPlanId, at, ({ paid }) => ({
          paid: paid + split.amount,
        }));
      }
    }
  },
  "adjustment made": (world, { adjustment }) => {
    world.adjustments.set(adjustment.id, adjustment);
    world.patientAdjustments.add(adjustment.patientId, adjustment.id);
  },
  "statement sent": (world, { statement }) => {
    world.statements.set(statement.id, statement);
  },
};
