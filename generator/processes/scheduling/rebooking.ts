import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { schedulingRates } from "../../catalog/rates/scheduling.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { dropRoutine, isRecallReason } from "./booking.ts";

/** After a visit was broken: most are booked again some days later; a cleaning that is not leaves no plan behind. */
export function promiseRebooking(
  office: Office,
  at: Moment,
  appointment: Appointment,
  procedureIds: readonly number[],
): void {
  const random = office.draw("appointment", appointment.id, "rebooked");
  const today = dayOfMoment(at);
  if (!random.chance(schedulingRates.rebooked)) {
    abandon(office, at, today, appointment, procedureIds);
    return;
  }
  const { patientId, reason, minutes, providerId, isHygiene } = appointment;
  const wishedProvider = isHygiene ? 0 : providerId;
  const wish = { patientId, reason, minutes, procedureIds, providerId: wishedProvider, attempt: 1 };
  const [median, sigma] = schedulingRates.rebookDelay;
  office.agenda.promise(today + 1 + Math.round(random.logNormal(median, sigma)), { kind: "book", wish });
}

/** Treatment stays planned; a missed cleaning is left to recall. */
function abandon(
  office: Office,
  at: Moment,
  today: Day,
  { patientId, reason }: Appointment,
  procedureIds: readonly number[],
): void {
  dropRoutine(office, at, procedureIds);
  if (isRecallReason(reason) || reason === "new patient") {
    office.agenda.promise(today + 45, { kind: "recall contact", patientId, attempt: 1 });
  }
}
