import type { PaymentPlanEvent } from "../events/payment-plans.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const paymentPlanHandlers: HandlersOf<PaymentPlanEvent["kind"]> = {};
