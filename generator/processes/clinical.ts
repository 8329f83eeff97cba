import type { DailyProcess } from "../world/world.ts";
import { absences } from "./office/absences.ts";
import { clinicOpenings } from "./office/clinic-openings.ts";
import { duty } from "./office/duty.ts";
import { feeRaises } from "./office/fee-raises.ts";
import { opening } from "./office/opening.ts";
import { schedule } from "./office/schedule.ts";
import { turnover } from "./office/turnover.ts";
import { demand } from "./patients/demand.ts";
import { departures } from "./patients/departures.ts";
import { familyLife } from "./patients/family-life.ts";
import { feeReaction } from "./patients/fee-reaction.ts";
import { insuranceReviews } from "./patients/insurance-reviews.ts";
import { recallContacts } from "./recall/recall-contacts.ts";
import { recalls } from "./recall/recalls.ts";
import { bookings } from "./scheduling/bookings.ts";
import { changesOfPlan } from "./scheduling/changes-of-plan.ts";
import { confirmation } from "./scheduling/confirmation.ts";
import { emergencies } from "./scheduling/emergencies.ts";
import { shortNotice } from "./scheduling/short-notice.ts";
import { unscheduledList } from "./scheduling/unscheduled-list.ts";
import { looseWork } from "./treatment/loose-work.ts";
import { visits } from "./treatment/visits.ts";

/** The clinical and scheduling life of a day, in its order. */
export const clinicalProcesses: readonly DailyProcess[] = [
  opening,
  clinicOpenings,
  turnover,
  feeRaises,
  schedule,
  absences,
  duty,
  insuranceReviews,
  demand,
  familyLife,
  feeReaction,
  departures,
  changesOfPlan,
  unscheduledList,
  shortNotice,
  bookings,
  emergencies,
  confirmation,
  visits,
  looseWork,
  recallContacts,
  recalls,
];
