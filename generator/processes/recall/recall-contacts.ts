import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { recallNotes } from "../../catalog/contact-notes.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { recallRates } from "../../catalog/rates/recall.ts";
import type { ContactMode } from "../../world/people.ts";
import type { VisitReason } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { makeContact } from "../office/contact.ts";
import { deskTimes } from "../office/desk-times.ts";
import { deskUser } from "../office/staff-on-duty.ts";
import { bookVisit, nextRecallVisit } from "../scheduling/booking.ts";
import { daysFrom } from "../scheduling/diary.ts";
import { visitMinutes } from "../scheduling/visit-minutes.ts";
import { patientOf } from "../treatment/chart.ts";
import { habitOf, hygieneReason } from "./hygiene-regime.ts";

/** The desk writes to and calls patients whose cleaning is due and who have no visit ahead. */
export const recallContacts: DailyProcess = {
  name: "recall contacts",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const tasks = office.agenda
      .take("recall contact", day)
      .filter(({ patientId }) => patientOf(office.world, patientId).status === "patient")
      .filter(({ patientId }) => nextRecallVisit(office.world, patientId) === undefined);
    const times = deskTimes(office, day, "recall contacts", tasks.length);
    for (const [index, { patientId, attempt }] of tasks.entries()) {
      contact(office, times[index] ?? 0, patientId, attempt);
    }
  },
};

const modes: readonly ContactMode[] = ["text", "email", "phone", "mail"];

function contact(office: Office, at: Moment, patientId: number, attempt: number): void {
  const today = dayOfMoment(at);
  const mode = modes[(attempt - 1) % modes.length] ?? "phone";
  const userId = deskUser(office, "recall", patientId, today);
  const random = office.draw("recall contact", patientId, today);
  const note = office.draw("recall note", patientId, today).pick(recallNotes[mode] ?? []);
  makeContact(office, at, patientId, { topic: "recall", mode, direction: "sent", note, userId });
  if (random.chance(recallRates.contactSucceeds[habitOf(office, patientId)])) {
    book(office, at, patientId, random.integer(3, 28));
  } else if (attempt < recallRates.contacts) {
    const task = { kind: "recall contact", patientId, attempt: attempt + 1 } as const;
    office.agenda.promise(today + recallRates.contactInterval, task);
  } else {
    office.agenda.promise(today + recallRates.lapsesAfter, { kind: "lapse review", patientId });
  }
}

function book(office: Office, at: Moment, patientId: number, lead: number): void {
  const first = dayOfMoment(at) + lead;
  const isNew = patientOf(office.world, patientId).firstVisit === undefined;
  const reason: VisitReason = isNew ? "new patient" : hygieneReason(office, patientId, first);
  const minutes = visitMinutes(office, patientId, reason);
  const wish = { patientId, reason, minutes, procedureIds: [], providerId: 0, attempt: 0 };
  bookVisit(office, at, wish, daysFrom(first, first + 45));
}
