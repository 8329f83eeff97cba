import { type Day, dayOfMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { isOfficeOpen, officeHours } from "../../catalog/office-calendar.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { standsAt } from "../../catalog/teeth.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { userOfProvider } from "../office/staff-on-duty.ts";
import { fateOf } from "../scheduling/attendance.ts";
import { breakAppointment } from "../scheduling/break-appointment.ts";
import { promiseRebooking } from "../scheduling/rebooking.ts";
import { isAccepted, isDoneAtOnce } from "./acceptance.ts";
import { ageOf, planProcedure, routine, usualFee } from "./chart.ts";
import { checkOut } from "./check-out.ts";
import { chartAtFirstVisit, examine } from "./examination.ts";
import { chartGumsIfDue } from "./gum-charting.ts";
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
  dropVanished(office, at, appointment, day);
  for (const id of office.world.proceduresOfAppointment(appointment.id)) {
    const { status } = existing(office.world.procedures, id, "procedure");
    if (status === "planned") completeProcedure(office, at, appointment, id, day);
  }
  chartAtFirstVisit(office, at, appointment, day);
  for (const need of treatInPassing(office, appointment, day)) {
    const id = planProcedure(office, at, day, appointment.patientId, need, false);
    completeProcedure(office, at, appointment, id, day);
  }
  chartGumsIfDue(office, at, appointment);
  const presented = examine(office, at, appointment, day);
  const accepted = presented.filter((one, index) => isAccepted(office, appointment, one, index));
  const begun = accepted.filter((one, index) => isDoneAtOnce(office, appointment, one, index));
  for (const id of begun.flatMap(({ courses }) => courses[0]?.procedureIds ?? [])) {
    completeProcedure(office, at, appointment, id, day);
  }
  const { arrived, seated, userId } = times(office, appointment);
  const appointmentId = appointment.id;
  office.record({ kind: "appointment completed", at, appointmentId, arrived, seated, dismissed: at, userId });
  const toCome = accepted.filter((one) => !begun.includes(one));
  checkOut(office, at, appointment, toCome);
}

/** A baby tooth may have come out before its filling. */
function dropVanished(office: Office, at: Moment, appointment: Appointment, day: Day): void {
  const { id, patientId } = appointment;
  const age = ageOf(office.world, patientId, day);
  if (age > 13) return;
  const vanished = office.world.proceduresOfAppointment(id).filter((procedureId) => {
    const { tooth } = existing(office.world.procedures, procedureId, "procedure");
    return tooth !== "" && !standsAt(tooth, age);
  });
  if (vanished.length === 0) return;
  if (vanished.length === office.world.proceduresOfAppointment(id).length) {
    const lookedAt = planProcedure(office, at, day, patientId, routine("D9430"), false);
    completeProcedure(office, at, appointment, lookedAt, day);
  }
  for (const procedureId of vanished) office.record({ kind: "procedure deleted", at, procedureId });
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
  { id, start, isHygiene, hygienistId, providerId }: Appointment,
): { arrived: Moment; seated: Moment; userId: number } {
  const random = office.draw("appointment", id, "times");
  const opens = momentAt(dayOfMoment(start), officeHours.opens);
  const arrived = Math.max(opens + random.integer(0, 60), start - random.integer(-60, 720));
  const seated = Math.max(arrived + random.integer(30, 120), start + random.integer(0, 300));
  const userId = userOfProvider(office, isHygiene ? hygienistId : providerId);
  return { arrived, seated, userId };
}
