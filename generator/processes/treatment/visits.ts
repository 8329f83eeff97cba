import { type Day, dayOfMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { isOfficeOpen, officeHours } from "../../catalog/office-calendar.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { userOfProvider } from "../office/staff-on-duty.ts";
import { fateOf } from "../scheduling/attendance.ts";
import { breakAppointment } from "../scheduling/break-appointment.ts";
import { promiseRebooking } from "../scheduling/rebooking.ts";
import { planProcedure, usualFee } from "./chart.ts";
import { checkOut } from "./check-out.ts";
import { chartAtFirstExamination, examine } from "./examination.ts";
import { treatInPassing } from "./treatment-in-passing.ts";

/** The day's patients come and are treated, or are missed. */
export const visits: DailyProcess = {
  name: "visits",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const expected = office.world
      .appointmentsOn(day)
      .map((id) => existing(office.world.appointments, id, "appointment"))
      .filter(({ status }) => status === "scheduled")
      .map((appointment) => ({ appointment, end: endOf(office, appointment) }))
      .sort((a, b) => a.end - b.end || a.appointment.id - b.appointment.id);
    for (const { appointment, end } of expected) {
      if (fateOf(office, appointment).kind === "missed") miss(office, end, appointment);
      else visit(office, end, appointment, day);
    }
  },
};

/** When the patient leaves: within the time booked. */
const endOf = (office: Office, { id, start, minutes }: Appointment): Moment =>
  start + minutes * 60 - office.draw("appointment", id, "leaves").integer(0, 480);

function miss(office: Office, at: Moment, appointment: Appointment): void {
  const held = breakAppointment(office, at, appointment.id, "missed");
  promiseRebooking(office, at, appointment, held);
}

function visit(office: Office, at: Moment, appointment: Appointment, day: Day): void {
  for (const id of office.world.proceduresOfAppointment(appointment.id)) {
    completeProcedure(office, at, appointment, id, day);
  }
  chartAtFirstExamination(office, at, appointment, day);
  for (const need of treatInPassing(office, appointment, day)) {
    const id = planProcedure(office, at, day, appointment.patientId, need, false);
    completeProcedure(office, at, appointment, id, day);
  }
  const needs = examine(office, at, appointment, day);
  office.record({
    kind: "appointment completed",
    at,
    appointmentId: appointment.id,
    ...times(office, at, appointment),
  });
  checkOut(office, at, appointment, needs);
}

function completeProcedure(
  office: Office,
  at: Moment,
  appointment: Appointment,
  procedureId: number,
  day: Day,
): void {
  const { code } = existing(office.world.procedures, procedureId, "procedure");
  const byHygienist = procedureCode(code).performer === "hygienist" && appointment.hygienistId !== 0;
  office.record({
    kind: "procedure completed",
    at,
    procedureId,
    appointmentId: appointment.id,
    day,
    providerId: byHygienist ? appointment.hygienistId : appointment.providerId,
    fee: usualFee(office.world, code),
  });
}

/** Patients come a few minutes early, but not before the doors open, and are seated about on time. */
function times(
  office: Office,
  dismissed: Moment,
  { id, start, isHygiene, hygienistId, providerId }: Appointment,
): { arrived: Moment; seated: Moment; dismissed: Moment; userId: number } {
  const random = office.draw("appointment", id, "times");
  const opens = momentAt(dayOfMoment(start), officeHours.opens);
  const arrived = Math.max(opens + random.integer(0, 60), start - random.integer(-60, 720));
  const seated = Math.max(arrived + random.integer(30, 120), start + random.integer(0, 300));
  const userId = userOfProvider(office, isHygiene ? hygienistId : providerId);
  return { arrived, seated, dismissed, userId };
}
