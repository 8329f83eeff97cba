import { type Day, dayOfMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { isOfficeOpen, officeHours } from "../../catalog/office-calendar.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { deskUser, providersOf } from "../office/staff-on-duty.ts";
import { patientOf } from "../treatment/chart.ts";
import { fateOf, noticeDays } from "./attendance.ts";
import { breakAppointment } from "./break-appointment.ts";
import { daysFrom, dentistAt, findSlot } from "./diary.ts";
import { promiseRebooking } from "./rebooking.ts";

/** Patients call to cancel or to move a visit. */
export const changesOfPlan: DailyProcess = {
  name: "changes of plan",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const calls = callsOf(office, day);
    const times = deskTimes(office, day, "changes of plan", calls.length);
    for (const [index, { appointment, kind }] of calls.entries()) {
      // Nobody calls off a visit after its time: who cancels today's does so as the office opens.
      const isToday = dayOfMoment(appointment.start) === day;
      const at = isToday ? momentAt(day, officeHours.opens) + index : (times[index] ?? 0);
      if (kind === "moved") move(office, at, appointment);
      else cancel(office, at, appointment);
    }
  },
};

interface Call {
  readonly appointment: Appointment;
  readonly kind: "cancelled" | "moved";
}

/** Those who call today, or who wanted to on a day when the office was closed. */
function callsOf(office: Office, day: Day): readonly Call[] {
  const calls: Call[] = [];
  for (let visitDay = day; visitDay <= day + noticeDays; visitDay++) {
    for (const id of office.world.appointmentsOn(visitDay)) {
      const appointment = existing(office.world.appointments, id, "appointment");
      if (appointment.status !== "scheduled" || dayOfMoment(appointment.created) >= day) continue;
      const fate = fateOf(office, appointment);
      if ((fate.kind === "cancelled" || fate.kind === "moved") && fate.day <= day) {
        calls.push({ appointment, kind: fate.kind });
      }
    }
  }
  return calls;
}

function cancel(office: Office, at: Moment, appointment: Appointment): void {
  const held = breakAppointment(office, at, appointment.id, "cancelled");
  promiseRebooking(office, at, appointment, held);
}

/** Moves a visit by some days to three weeks; one for which there is no room is kept. */
function move(office: Office, at: Moment, appointment: Appointment): void {
  const { id, patientId, minutes, isHygiene } = appointment;
  const random = office.draw("appointment", id, "moves", appointment.start);
  const from = dayOfMoment(at) + random.integer(3, 21);
  const providers = new Set(providersOf(office, isHygiene ? "hygienist" : "dentist").map((p) => p.id));
  const days = daysFrom(from, from + 21);
  const slot = findSlot(office.world, { providers, minutes, earliest: at, days, patientId }, random);
  if (slot === undefined) return;
  const dentist = dentistAt(office.world, slot.start, patientOf(office.world, patientId).primaryProviderId);
  office.record({
    kind: "appointment moved",
    at,
    appointmentId: id,
    start: slot.start,
    operatoryId: slot.operatoryId,
    providerId: isHygiene ? dentist : slot.providerId,
    hygienistId: isHygiene ? slot.providerId : 0,
    userId: deskUser(office, "moves", id),
  });
}
