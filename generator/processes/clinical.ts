import type { DailyProcess } from "../world/world.ts";
import { bookings } from "./bookings.ts";
import { changesOfPlan } from "./changes-of-plan.ts";
import { confirmation } from "./confirmation.ts";
import { demand } from "./demand.ts";
import { departures } from "./departures.ts";
import { emergencies } from "./emergencies.ts";
import { feeRaises } from "./fee-raises.ts";
import { insuranceReviews } from "./insurance-reviews.ts";
import { opening } from "./opening.ts";
import { recallContacts } from "./recall-contacts.ts";
import { recalls } from "./recalls.ts";
import { schedule } from "./schedule.ts";
import { visits } from "./visits.ts";

/** The clinical and scheduling life of a day, in its order. */
export const clinicalProcesses: readonly DailyProcess[] = [
  opening,
  feeRaises,
  schedule,
  insuranceReviews,
  demand,
  departures,
  changesOfPlan,
  bookings,
  emergencies,
  confirmation,
  visits,
  recallContacts,
  recalls,
];
