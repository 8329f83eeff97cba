import { type Day, dayOfMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { openingNotes } from "../../catalog/contact-notes.ts";
import { isOfficeOpen, officeHours } from "../../catalog/office-calendar.ts";
import { schedulingRates } from "../../catalog/rates/scheduling.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { makeContact } from "../office/contact.ts";
import { deskUser } from "../office/staff-on-duty.ts";
import { daysFrom, type Slot } from "./diary.ts";
import { findNewTime, moveTo } from "./reschedule.ts";
import { isStillWanted } from "./unscheduled-list.ts";

/** When a visit of the next days is called off, the desk calls those who would come sooner, then the unscheduled. */
export const shortNotice: DailyProcess = {
  name: "short notice",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    for (const { at, appointment } of holesOf(office, day)) fill(office, at, appointment);
  },
};

interface Hole {
  readonly at: Moment;
  readonly appointment: Appointment;
}

function holesOf(office: Office, day: Day): readonly Hole[] {
  const holes: Hole[] = [];
  for (const event of office.eventsToday()) {
    if (event.kind !== "appointment broken" || event.how !== "cancelled") continue;
    const appointment = existing(office.world.appointments, event.appointmentId, "appointment");
    const ahead = dayOfMoment(appointment.start) - day;
    if (ahead < 0 || ahead > schedulingRates.refillDays) continue;
    if (!office.draw("appointment", appointment.id, "refill", day).chance(schedulingRates.refilled)) continue;
    holes.push({ at: afterThat(event.at), appointment });
  }
  return holes;
}

/** Some minutes later, but not after the office closes. */
const afterThat = (at: Moment): Moment =>
  Math.min(at + 900, Math.max(at, momentAt(dayOfMoment(at), officeHours.closes) - 300));

function fill(office: Office, at: Moment, hole: Appointment): void {
  const { records } = office.world;
  const isFilled = fillFrom(office, at, hole, records.asapList, isSooner);
  if (!isFilled) fillFrom(office, at, hole, records.unscheduledList, isOverdue);
}

type Wants = (office: Office, appointment: Appointment, hole: Appointment) => boolean;

/** A visit that is still far enough off for the hole to be worth the call. */
const isSooner: Wants = (_, { start }, hole) => dayOfMoment(start) > dayOfMoment(hole.start) + 3;

/** A broken visit whose own day has come. */
const isOverdue: Wants = (office, appointment, hole) =>
  dayOfMoment(appointment.start) <= dayOfMoment(hole.start) && isStillWanted(office, appointment);

function fillFrom(
  office: Office,
  at: Moment,
  hole: Appointment,
  list: ReadonlySet<number>,
  wants: Wants,
): boolean {
  let calls = 0;
  for (const id of list) {
    const appointment = existing(office.world.appointments, id, "appointment");
    if (!fits(appointment, hole) || dayOfMoment(appointment.edited) >= dayOfMoment(at)) continue;
    if (++calls > schedulingRates.refillCalls) return false;
    if (!wants(office, appointment, hole)) continue;
    const slot = slotOn(office, at, appointment, dayOfMoment(hole.start));
    if (slot === undefined) continue;
    bringForward(office, at, appointment, slot);
    return true;
  }
  return false;
}

/** Of the same side of the house, and no longer than what came free. */
const fits = (appointment: Appointment, hole: Appointment): boolean =>
  appointment.isHygiene === hole.isHygiene && appointment.minutes <= hole.minutes;

function slotOn(office: Office, at: Moment, appointment: Appointment, day: Day): Slot | undefined {
  const random = office.draw("appointment", appointment.id, "short notice", day);
  return findNewTime(office, at, appointment, daysFrom(day, day), random);
}

function bringForward(office: Office, at: Moment, appointment: Appointment, slot: Slot): void {
  const { id, patientId } = appointment;
  const userId = deskUser(office, "short notice", id);
  const note = office.draw("appointment", id, "opening note").pick(openingNotes(slot.start));
  makeContact(office, at, patientId, {
    topic: "appointment",
    mode: "phone",
    direction: "sent",
    note,
    userId,
  });
  moveTo(office, at, appointment, slot);
}
