import type { Day } from "../../../foundation/calendar.ts";
import type { PaymentPlan, PlanCharge } from "../payment-plans.ts";

/** What happens to payment plans. */
export type PaymentPlanEvent =
  /** Signed with its whole schedule: the credits of the day and every instalment, most of them still to come due. */
  | {
      readonly kind: "payment plan agreed";
      readonly plan: PaymentPlan;
      readonly charges: readonly PlanCharge[];
    }
  /** The day of an instalment has come: it is on the guarantor's account from now on. */
  | { readonly kind: "instalment due"; readonly charge: PlanCharge }
  /**
   * Paid off, or called in because instalments were missed: the instalments still to come then make way for one
   * charge of what is left, due at once.
   */
  | {
      readonly kind: "payment plan closed";
      readonly planId: number;
      readonly day: Day;
      readonly withdrawn: readonly PlanCharge[];
      readonly remainder: PlanCharge | undefined;
    };

/** The keys that payment plans hand out. */
export type PaymentPlanIdKind = "payment plan" | "payment plan charge";
