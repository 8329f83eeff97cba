import type { HandlersOf } from "../simulated-world.ts";

export const moneyHandlers: HandlersOf<"payment posted" | "adjustment made" | "statement sent"> = {
  "payment posted": (world, { payment, splits }) => {
    world.payments.set(payment.id, payment);
    for (const split of splits) {
      world.splits.set(split.id, split);
      world.patientSplits.add(split.patientId, split.id);
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
