import type { Handlers } from "../simulated-world.ts";
import { appointmentHandlers } from "./appointments.ts";
import { claimHandlers } from "./claims.ts";
import { insuranceHandlers } from "./insurance.ts";
import { moneyHandlers } from "./money.ts";
import { paymentPlanHandlers } from "./payment-plans.ts";
import { peopleHandlers } from "./people.ts";
import { perioHandlers } from "./perio.ts";
import { practiceHandlers } from "./practice.ts";
import { recordHandlers } from "./records.ts";
import { staffHandlers } from "./staff.ts";
import { treatmentHandlers } from "./treatment.ts";

/** One small function per kind of event; a kind without one does not compile. */
export const handlers: Handlers = {
  ...practiceHandlers,
  ...peopleHandlers,
  ...insuranceHandlers,
  ...appointmentHandlers,
  ...treatmentHandlers,
  ...claimHandlers,
  ...moneyHandlers,
  ...perioHandlers,
  ...paymentPlanHandlers,
  ...recordHandlers,
  ...staffHandlers,
};
