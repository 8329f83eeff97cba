import { type Day, dayOfMoment } from "../../../foundation/calendar.ts";
import { confirmationNote, reminderNote } from "../../catalog/contact-notes.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { schedulingRates } from "../../catalog/rates/scheduling.ts";
import { existing } from "../../world/existing.ts";
import type { ContactMode } from "../../world/people.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { makeContact } from "../office/contact.ts";
import { deskTimes } from "../office/desk-times.ts";
import { deskUser } from "../office/staff-on-duty.ts";
import { fateOf } from "./attendance.ts";

const { email, text } = schedulingRates.reminderDays;

/** Reminders go out ahead of each visit, and many patients answer that they will come. */
export const confirmation: DailyProcess = {
  name: "confirmation",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const due = [...dueOn(office, day, email, "email"), ...dueOn(office, day, text, "text")];
    const times = deskTimes(office, day, "reminders", due.length);
    for (const [index, { appointment, mode }] of due.entries()) {
      remind(office, times[index] ?? 0, appointment, mode);
    }
  },
};

interface Reminder {
  readonly appointment: Appointment;
  readonly mode: ContactMode;
}

/** Scheduled visits whose reminder falls on the day, or on a closed day since the last open one. */
function dueOn(office: Office, day: Day, daysAhead: number, mode: ContactMode): readonly Reminder[] {
  const reminders: Reminder[] = [];
  for (let sent = lastClosedRun(office, day); sent <= day; sent++) {
    for (const id of office.world.appointmentsOn(sent + daysAhead)) {
      const appointment = existing(office.world.appointments, id, "appointment");
      if (appointment.status === "scheduled" && dayOfMoment(appointment.created) < day) {
        reminders.push({ appointment, mode });
      }
    }
  }
  return reminders;
}

/** The day after the last open day before this one. */
function lastClosedRun(office: Office, day: Day): Day {
  let first = day;
  while (first > office.world.opened && !isOfficeOpen(first - 1)) first--;
  return first;
}

function remind(office: Office, at: number, appointment: Appointment, mode: ContactMode): void {
  const { id, patientId } = appointment;
  const userId = deskUser(office, "reminds", id, mode);
  const note = (mode === "email" ? reminderNote : confirmationNote)(appointment.start);
  makeContact(office, at, patientId, { topic: "appointment", mode, direction: "sent", note, userId });
  if (mode !== "text" || appointment.confirmation !== "unconfirmed") return;
  const comes = fateOf(office, appointment).kind === "shows";
  const share = comes ? schedulingRates.confirmed : schedulingRates.confirmed * 0.4;
  if (!office.draw("appointment", id, "confirms").chance(share)) return;
  office.record({ kind: "appointment confirmed", at, appointmentId: id, confirmation: "confirmed" });
}
