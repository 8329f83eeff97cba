import { dayOfMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { isOfficeOpen, officeHours } from "../../catalog/office-calendar.ts";
import type { TaskOf } from "../../world/agenda.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { breakAppointment } from "./break-appointment.ts";
import { daysFrom } from "./diary.ts";
import { foreseeChange } from "./plan-changes.ts";
import { promiseRebooking } from "./rebooking.ts";
import { findNewTime, moveTo } from "./reschedule.ts";

/** Patients call to cancel or to move a visit; who wanted to on a day when the office was closed calls on the next. */
export const changesOfPlan: DailyProcess = {
  name: "changes of plan",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const calls = office.agenda.take("change of plan", day).filter((call) => isStillMeant(office, call));
    const times = deskTimes(office, day, "changes of plan", calls.length);
    for (const [index, { appointmentId, change }] of calls.entries()) {
      const appointment = existing(office.world.appointments, appointmentId, "appointment");
      if (dayOfMoment(appointment.start) < day) continue;
      // Nobody calls off a visit after its time: who cancels today's does so as the office opens.
      const isToday = dayOfMoment(appointment.start) === day;
      const at = isToday ? momentAt(day, officeHours.opens) + index : (times[index] ?? 0);
      if (change === "moved") move(office, at, appointment);
      else cancel(office, at, appointment);
    }
  },
};

/** The visit still stands at the time that the patient cannot make. */
function isStillMeant(office: Office, { appointmentId, start }: TaskOf<"change of plan">): boolean {
  const appointment = existing(office.world.appointments, appointmentId, "appointment");
  return appointment.status === "scheduled" && appointment.start === start;
}

function cancel(office: Office, at: Moment, appointment: Appointment): void {
  const held = breakAppointment(office, at, appointment.id, "cancelled");
  promiseRebooking(office, at, appointment, held);
}

/** Moves a visit to a later day, up to some weeks; one for which there is no room is kept. */
function move(office: Office, at: Moment, appointment: Appointment): void {
  const random = office.draw("appointment", appointment.id, "moves", appointment.start);
  const from = dayOfMoment(appointment.start) + random.integer(1, 14);
  const slot = findNewTime(office, at, appointment, daysFrom(from, from + 21), random);
  if (slot === undefined) return;
  moveTo(office, at, appointment, slot);
  foreseeChange(office, at, appointment.id);
}
