import { dayOfMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { automaticNotes } from "../../catalog/contact-notes.ts";
import { officeHours } from "../../catalog/office-calendar.ts";
import { recordRates } from "../../catalog/rates/records.ts";
import type { PracticeEvent } from "../../world/events.ts";
import { existing } from "../../world/existing.ts";
import type { ContactMode, ContactTopic } from "../../world/people.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";

/**
 * What the program sends by itself: the details of a visit that was booked or moved, a reminder some hours before it,
 * thanks after it; and the benefits that it looks up on the day.
 */
export const messages: DailyProcess = {
  name: "messages",
  runDay(office) {
    const sent: Message[] = [];
    for (const event of office.eventsToday()) collect(office, event, sent);
    sent.sort((a, b) => a.at - b.at);
    for (const [index, message] of sent.entries()) {
      if (!isSame(message, sent[index - 1])) send(office, message);
    }
  },
};

interface Message {
  readonly at: Moment;
  readonly patientId: number;
  readonly topic: ContactTopic;
  readonly note: string;
}

/** Visits that are booked together are told of together. */
const isSame = (message: Message, other: Message | undefined): boolean =>
  message.at === other?.at && message.patientId === other.patientId && message.note === other.note;

const { thanks, benefitsChecked, reminderSeconds } = recordRates.messages;

function collect(office: Office, event: PracticeEvent, sent: Message[]): void {
  const { at } = event;
  switch (event.kind) {
    case "appointment booked":
      sent.push(about(event.appointment, at, "appointment", automaticNotes.booked));
      break;
    case "appointment moved":
      sent.push(about(visit(office, event.appointmentId), at, "appointment", automaticNotes.moved));
      break;
    case "appointment broken": {
      const appointment = visit(office, event.appointmentId);
      if (event.how === "missed") sent.push(...reminderOf(appointment));
      break;
    }
    case "appointment completed":
      collectVisit(office, at, visit(office, event.appointmentId), sent);
      break;
    default:
  }
}

const visit = ({ world }: Office, appointmentId: number): Appointment =>
  existing(world.appointments, appointmentId, "appointment");

const about = ({ patientId }: Appointment, at: Moment, topic: ContactTopic, note: string): Message => ({
  at,
  patientId,
  topic,
  note,
});

function collectVisit(office: Office, at: Moment, appointment: Appointment, sent: Message[]): void {
  const { id, patientId, start } = appointment;
  const day = dayOfMoment(start);
  const random = office.draw("appointment", id, "messages");
  sent.push(...reminderOf(appointment));
  if (office.world.coveragesOf(patientId).length > 0 && random.chance(benefitsChecked)) {
    const looked = momentAt(day, officeHours.opens - random.integer(2, 40));
    if (appointment.created < looked) {
      sent.push(about(appointment, looked, "insurance", automaticNotes.benefits));
    }
  }
  if (random.chance(thanks)) {
    const leaves = Math.min(at + 1800, momentAt(day, officeHours.closes));
    sent.push(about(appointment, leaves, "miscellaneous", automaticNotes.thanks));
  }
}

/** Some hours before the visit, but not before the office opens; none for a visit booked after that. */
function reminderOf(appointment: Appointment): readonly Message[] {
  const opens = momentAt(dayOfMoment(appointment.start), officeHours.opens);
  const at = Math.max(opens, appointment.start - reminderSeconds);
  if (appointment.created >= at) return [];
  return [about(appointment, at, "appointment", automaticNotes.reminder)];
}

/** By text where there is a mobile telephone; the program itself has no user. */
function send(office: Office, { at, patientId, topic, note }: Message): void {
  const id = office.newId("contact");
  const isLookedUp = topic === "insurance";
  const mode: ContactMode = isLookedUp ? "none" : wayTo(office, patientId);
  const direction = isLookedUp ? "neither" : "sent";
  const contact = { id, patientId, at, topic, mode, direction, note, userId: 0 } as const;
  office.record({ kind: "contact made", at, contact });
}

const wayTo = ({ world }: Office, patientId: number): ContactMode =>
  existing(world.patients, patientId, "patient").mobilePhone === "" ? "email" : "text";
