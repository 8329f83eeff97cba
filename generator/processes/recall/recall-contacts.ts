import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { recallNotes } from "../../catalog/contact-notes.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { recallRates } from "../../catalog/rates/recall.ts";
import type { TaskOf, VisitWish } from "../../world/agenda.ts";
import { existing } from "../../world/existing.ts";
import type { ContactMode } from "../../world/people.ts";
import type { VisitReason } from "../../world/treatment.ts";
import type { DailyProcess, Office, World } from "../../world/world.ts";
import { makeContact } from "../office/contact.ts";
import { deskTimes } from "../office/desk-times.ts";
import { deskUser } from "../office/staff-on-duty.ts";
import { bookVisit, nextRecallVisit } from "../scheduling/booking.ts";
import { daysFrom } from "../scheduling/diary.ts";
import { visitMinutes } from "../scheduling/visit-minutes.ts";
import { patientOf } from "../treatment/chart.ts";
import { habitOf, hygieneReason } from "./hygiene-regime.ts";
import { isCleaningRecall } from "./recalls.ts";

/** The desk writes to and calls patients whose cleaning is due and who have no visit ahead. */
export const recallContacts: DailyProcess = {
  name: "recall contacts",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const tasks = office.agenda.take("recall contact", day).filter((task) => isMeant(office, day, task));
    const times = deskTimes(office, day, "recall contacts", tasks.length);
    for (const [index, { patientId, attempt }] of tasks.entries()) {
      contact(office, times[index] ?? 0, patientId, attempt);
    }
  },
};

/** The patient still comes, has no cleaning ahead, and none was done since that makes this contact too early. */
function isMeant(office: Office, day: Day, { patientId }: TaskOf<"recall contact">): boolean {
  if (patientOf(office.world, patientId).status !== "patient") return false;
  if (nextRecallVisit(office.world, patientId) !== undefined) return false;
  const due = cleaningDue(office.world, patientId);
  return due === undefined || due <= day;
}

/** When the next cleaning is due; undefined for those who had none. */
function cleaningDue(world: World, patientId: number): Day | undefined {
  for (const id of world.recallsOf(patientId)) {
    const { type, due } = existing(world.recalls, id, "recall");
    if (isCleaningRecall(type)) return due;
  }
  return undefined;
}

const modes: readonly ContactMode[] = ["text", "email", "phone", "mail"];

function contact(office: Office, at: Moment, patientId: number, attempt: number): void {
  const today = dayOfMoment(at);
  const mode = modes[(attempt - 1) % modes.length] ?? "phone";
  const userId = deskUser(office, "recall", patientId, today);
  const random = office.draw("recall contact", patientId, today);
  const note = office.draw("recall note", patientId, today).pick(recallNotes[mode] ?? []);
  makeContact(office, at, patientId, { topic: "recall", mode, direction: "sent", note, userId });
  if (random.chance(recallRates.contactSucceeds[habitOf(office, patientId)])) {
    const lead = random.integer(3, 28);
    const answer = answersAfter[mode];
    if (answer === undefined) book(office, at, patientId, lead);
    else office.agenda.promise(today + random.integer(...answer), bookLater(office, patientId, today + lead));
  } else if (attempt < recallRates.contacts) {
    const task = { kind: "recall contact", patientId, attempt: attempt + 1 } as const;
    office.agenda.promise(today + recallRates.contactInterval, task);
  } else {
    office.agenda.promise(today + recallRates.lapsesAfter, { kind: "lapse review", patientId });
  }
}

/** Days until who was written to calls for an appointment; on the telephone it is made at once. L. */
const answersAfter: Partial<Record<ContactMode, readonly [number, number]>> = {
  text: [1, 2],
  email: [1, 4],
  mail: [3, 10],
};

const bookLater = (office: Office, patientId: number, notBefore: Day): TaskOf<"book"> => ({
  kind: "book",
  wish: { ...cleaningWish(office, patientId, notBefore), notBefore },
});

function book(office: Office, at: Moment, patientId: number, lead: number): void {
  const first = dayOfMoment(at) + lead;
  bookVisit(office, at, cleaningWish(office, patientId, first), daysFrom(first, first + 45));
}

function cleaningWish(office: Office, patientId: number, first: Day): VisitWish {
  const isNew = patientOf(office.world, patientId).firstVisit === undefined;
  const reason: VisitReason = isNew ? "new patient" : hygieneReason(office, patientId, first);
  const minutes = visitMinutes(office, patientId, reason);
  return { patientId, reason, minutes, procedureIds: [], providerId: 0, attempt: 0 };
}
