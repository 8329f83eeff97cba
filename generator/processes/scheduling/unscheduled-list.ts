import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { deskUser } from "../office/staff-on-duty.ts";
import { patientOf } from "../treatment/chart.ts";
import { dropRoutine, isRecallReason, nextRecallVisit } from "./booking.ts";
import { daysFrom } from "./diary.ts";
import { foreseeChange } from "./plan-changes.ts";
import { findNewTime, moveTo } from "./reschedule.ts";

/** The desk works through the broken visits that want another time. */
export const unscheduledList: DailyProcess = {
  name: "unscheduled list",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const again = office.agenda.take("reschedule", day).map(({ appointmentId }) => appointmentId);
    const stale = office.agenda.take("clear unscheduled", day).map(({ appointmentId }) => appointmentId);
    const isListed = (id: number): boolean => office.world.records.unscheduledList.has(id);
    const calls = [
      ...again.filter(isListed).map((id) => ({ id, act: reschedule })),
      ...stale.filter(isListed).map((id) => ({ id, act: giveUp })),
    ];
    const times = deskTimes(office, day, "unscheduled list", calls.length);
    for (const [index, { id, act }] of calls.entries()) {
      act(office, times[index] ?? 0, existing(office.world.appointments, id, "appointment"));
    }
  },
};

/** Gives a listed visit a time, or lists it for another week when there is no room. */
function reschedule(office: Office, at: Moment, appointment: Appointment): void {
  if (!isStillWanted(office, appointment)) {
    giveUp(office, at, appointment);
    return;
  }
  const random = office.draw("appointment", appointment.id, "rescheduled", dayOfMoment(at));
  const first = Math.max(dayOfMoment(at) + random.integer(2, 9), dayOfMoment(appointment.start));
  const slot = findNewTime(office, at, appointment, daysFrom(first, first + 45), random);
  if (slot === undefined) {
    office.agenda.promise(dayOfMoment(at) + 7, { kind: "reschedule", appointmentId: appointment.id });
    return;
  }
  moveTo(office, at, appointment, slot);
  foreseeChange(office, at, appointment.id);
}

/** The patient still comes, its work is still to be done, and no other visit has taken its place. */
export function isStillWanted(office: Office, { id, patientId, reason }: Appointment): boolean {
  const { world } = office;
  if (patientOf(world, patientId).status !== "patient") return false;
  if (world.proceduresOfAppointment(id).length === 0) return false;
  const isCleaning = isRecallReason(reason) || reason === "new patient";
  return !isCleaning || nextRecallVisit(world, patientId) === undefined;
}

/** Takes a visit off the list: it stays broken, and its work may be booked with another. */
export function giveUp(office: Office, at: Moment, { id: appointmentId }: Appointment): void {
  const held = [...office.world.proceduresOfAppointment(appointmentId)];
  const userId = deskUser(office, "gives up", appointmentId);
  office.record({ kind: "appointment given up", at, appointmentId, userId });
  dropRoutine(office, at, held);
}
