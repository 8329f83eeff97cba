import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import {
  confirmationCallNotes,
  confirmationNote,
  confirmedReplies,
  reminderNote,
} from "../../catalog/contact-notes.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { schedulingRates } from "../../catalog/rates/scheduling.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment, Confirmation } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { makeContact } from "../office/contact.ts";
import { deskTimes } from "../office/desk-times.ts";
import { deskUser } from "../office/staff-on-duty.ts";
import { fateOf } from "./attendance.ts";

const { reminderDays, confirms } = schedulingRates;
type Way = keyof typeof reminderDays;

/** Reminders go out ahead of each visit, many patients answer that they will come, and the others are called. */
export const confirmation: DailyProcess = {
  name: "confirmation",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const due = [
      ...dueOn(office, day, "email"),
      ...dueOn(office, day, "text"),
      ...dueOn(office, day, "phone").filter(({ appointment }) => isOpen(appointment)),
    ];
    const times = deskTimes(office, day, "reminders", due.length);
    for (const [index, { appointment, way }] of due.entries()) {
      if (way === "phone") call(office, times[index] ?? 0, appointment.id);
      else remind(office, times[index] ?? 0, appointment, way);
    }
  },
};

interface Reminder {
  readonly appointment: Appointment;
  readonly way: Way;
}

const isOpen = ({ confirmation }: Appointment): boolean => confirmation === "unconfirmed";

/** Scheduled visits whose reminder falls on the day, or on a closed day before the next open one. */
function dueOn(office: Office, day: Day, way: Way): readonly Reminder[] {
  const reminders: Reminder[] = [];
  const daysAhead = reminderDays[way];
  for (let sent = day; sent === day || !isOfficeOpen(sent); sent++) {
    for (const id of office.world.appointmentsOn(sent + daysAhead)) {
      const appointment = existing(office.world.appointments, id, "appointment");
      if (appointment.status === "scheduled" && dayOfMoment(appointment.created) < day) {
        reminders.push({ appointment, way });
      }
    }
  }
  return reminders;
}

function remind(office: Office, at: Moment, appointment: Appointment, way: "email" | "text"): void {
  const { id, patientId, start } = appointment;
  const userId = deskUser(office, "reminds", id, way);
  const note = (way === "email" ? reminderNote : confirmationNote)(start);
  makeContact(office, at, patientId, { topic: "appointment", mode: way, direction: "sent", note, userId });
  if (!isOpen(appointment) || !answers(office, appointment, way)) return;
  const reply = { mode: way, direction: "received", note: confirmedReplies[way] } as const;
  const answered = at + 60 * office.draw("appointment", id, "answers", way, start).integer(1, 50);
  makeContact(office, answered, patientId, { topic: "appointment", ...reply, userId });
  confirm(office, answered, id, "confirmed");
}

/** Whether the patient says that they will come: those who will not say so less often. */
function answers(office: Office, appointment: Appointment, way: Way): boolean {
  const { id, start } = appointment;
  const isComing = fateOf(office, appointment).kind === "shows";
  const share = confirms[way] * (isComing ? 1 : schedulingRates.confirmsAndFails);
  return office.draw("appointment", id, "confirms", way, start).chance(share);
}

/** The day before, the desk calls who has not answered. */
function call(office: Office, at: Moment, id: number): void {
  const appointment = existing(office.world.appointments, id, "appointment");
  if (!isOpen(appointment)) return;
  const outcome = outcomeOfCall(office, appointment);
  const note = confirmationCallNotes(appointment.start)[outcome];
  const userId = deskUser(office, "reminds", id, "phone");
  const contact = { topic: "appointment", mode: "phone", direction: "sent", note, userId } as const;
  makeContact(office, at, appointment.patientId, contact);
  confirm(office, at, id, outcome);
}

function outcomeOfCall(
  office: Office,
  appointment: Appointment,
): "confirmed" | "left message" | "unreachable" {
  if (answers(office, appointment, "phone")) return "confirmed";
  const random = office.draw("appointment", appointment.id, "called", appointment.start);
  return random.chance(schedulingRates.unreachable) ? "unreachable" : "left message";
}

function confirm(office: Office, at: Moment, appointmentId: number, confirmation: Confirmation): void {
  office.record({ kind: "appointment confirmed", at, appointmentId, confirmation });
}
