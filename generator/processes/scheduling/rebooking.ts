import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { schedulingRates } from "../../catalog/rates/scheduling.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { deskUser } from "../office/staff-on-duty.ts";
import { dropRoutine, isRecallReason } from "./booking.ts";

/**
 * After a visit was broken: most are booked again some days later, some of them from the unscheduled list; a cleaning
 * that is not leaves no plan behind.
 */
export function promiseRebooking(
  office: Office,
  at: Moment,
  appointment: Appointment,
  procedureIds: readonly number[],
): void {
  const random = office.draw("appointment", appointment.id, "rebooked", dayOfMoment(at));
  const today = dayOfMoment(at);
  const isWanted = random.chance(schedulingRates.rebooked);
  const share = isWanted ? schedulingRates.listedToRebook : schedulingRates.listedOtherwise;
  const isListed = random.chance(share) && (isWanted || !isCleaning(appointment));
  const [median, sigma] = schedulingRates.rebookDelay;
  const again = today + 1 + Math.round(random.logNormal(median, sigma));
  if (isListed) list(office, at, appointment, procedureIds, isWanted ? again : undefined);
  else if (isWanted) bookAnew(office, at, again, appointment, procedureIds);
  else abandon(office, at, today, appointment, procedureIds);
}

const isCleaning = ({ reason }: Appointment): boolean => isRecallReason(reason) || reason === "new patient";

/** Puts the visit onto the unscheduled list until a day on which the patient is called, or for a long while. */
function list(
  office: Office,
  at: Moment,
  { id: appointmentId }: Appointment,
  procedureIds: readonly number[],
  again: Day | undefined,
): void {
  const userId = deskUser(office, "lists", appointmentId);
  office.record({ kind: "appointment unscheduled", at, appointmentId, procedureIds, userId });
  if (again !== undefined) {
    office.agenda.promise(again, { kind: "reschedule", appointmentId });
    return;
  }
  const until = dayOfMoment(at) + schedulingRates.listedAtMost;
  office.agenda.promise(until, { kind: "clear unscheduled", appointmentId });
}

/** Routine work is planned again with the new visit: until then nothing stands on the chart without a plan. */
function bookAnew(
  office: Office,
  at: Moment,
  day: Day,
  appointment: Appointment,
  heldIds: readonly number[],
): void {
  const { patientId, reason, minutes, providerId, isHygiene, start } = appointment;
  dropRoutine(office, at, heldIds);
  const procedureIds = heldIds.filter((id) => office.world.procedures.get(id)?.status === "planned");
  const wishedProvider = isHygiene ? 0 : providerId;
  const visit = { patientId, reason, minutes, procedureIds, providerId: wishedProvider, attempt: 1 };
  // What must heal, or comes back from a laboratory, is not ready sooner because the patient called.
  const wish = { ...visit, notBefore: dayOfMoment(start) };
  office.agenda.promise(day, { kind: "book", wish });
}

/** Treatment stays planned; a missed cleaning is left to recall. */
function abandon(
  office: Office,
  at: Moment,
  today: Day,
  appointment: Appointment,
  procedureIds: readonly number[],
): void {
  dropRoutine(office, at, procedureIds);
  if (!isCleaning(appointment)) return;
  const { patientId } = appointment;
  office.agenda.promise(today + 45, { kind: "recall contact", patientId, attempt: 1 });
}
