import { type Day, dayOfMoment, formatDay, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { labLateNote } from "../../catalog/contact-notes.ts";
import { type LabWork, laboratories, labWorkOf, termsOf } from "../../catalog/laboratories.ts";
import { isOfficeOpen, officeHours } from "../../catalog/office-calendar.ts";
import { recordRates } from "../../catalog/rates/records.ts";
import type { TaskOf } from "../../world/agenda.ts";
import type { EventOf } from "../../world/events.ts";
import { existing } from "../../world/existing.ts";
import type { LabCase } from "../../world/records.ts";
import type { Appointment, Procedure } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { makeContact } from "../office/contact.ts";
import { deskTimes, systemTime } from "../office/desk-times.ts";
import { deskUser } from "../office/staff-on-duty.ts";
import { daysFrom } from "../scheduling/diary.ts";
import { foreseeChange } from "../scheduling/plan-changes.ts";
import { findNewTime, moveTo } from "../scheduling/reschedule.ts";
import { makeTask } from "./tasks.ts";

/** Crowns, bridges, dentures and guards are made at a laboratory: sent on the day, back before they are delivered. */
export const labCases: DailyProcess = {
  name: "laboratory cases",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    receive(office, day);
    checkOnCases(office, day);
    for (const event of office.eventsToday()) {
      if (event.kind === "appointment completed") send(office, day, event);
      if (event.kind === "appointment booked") holdForSeat(office, event);
      if (event.kind === "appointment moved") watchMoved(office, event);
    }
  },
};

/** Parcels are opened in the first hour, and the work is looked at a while later. */
function receive(office: Office, day: Day): void {
  for (const { labCaseId } of office.agenda.take("lab arrival", day)) {
    if (existing(office.world.records.labCases, labCaseId, "lab case").received !== undefined) continue;
    const minute = office.draw("lab case", labCaseId, "received").integer(0, 40);
    const at = systemTime(day, 5 + minute);
    office.record({ kind: "lab case received", at, labCaseId, checked: at + 600 });
  }
}

function send(office: Office, day: Day, { at, appointmentId }: EventOf<"appointment completed">): void {
  const ordered = office.world
    .proceduresOfAppointment(appointmentId)
    .map((id) => existing(office.world.procedures, id, "procedure"))
    .find(({ code }) => labWorkOf(code) !== undefined);
  const work = ordered === undefined ? undefined : labWorkOf(ordered.code);
  if (ordered === undefined || work === undefined) return;
  const appointment = existing(office.world.appointments, appointmentId, "appointment");
  const labCase = newCase(office, at, day, appointment, ordered, work);
  office.record({ kind: "lab case made", at, labCase });
  const arrives = arrivalOf(office, day, labCase);
  office.agenda.promise(arrives, { kind: "lab arrival", labCaseId: labCase.id });
}

function newCase(
  office: Office,
  at: Moment,
  day: Day,
  { id: prepAppointmentId, patientId, providerId }: Appointment,
  { tooth }: Procedure,
  work: LabWork,
): LabCase {
  const id = office.newId("lab case");
  const random = office.draw("lab case", id);
  const { fee, daysPublished } = termsOf(work);
  const able = laboratories.flatMap(({ makes }, index) => (makes.includes(work) ? [index + 1] : []));
  return {
    id,
    patientId,
    laboratoryId: random.pick(able),
    work,
    prepAppointmentId,
    seatAppointmentId: 0,
    tooth,
    providerId,
    created: at,
    sent: Math.min(at + 1800, momentAt(day, officeHours.closes)),
    due: momentAt(nextOpenDay(day + daysPublished), officeHours.closes),
    received: undefined,
    checked: undefined,
    fee,
    invoice: String(random.integer(10_000, 99_999)),
    edited: at,
  };
}

/** The day on which the laboratory really delivers. */
function arrivalOf(office: Office, day: Day, { id, work }: LabCase): Day {
  const random = office.draw("lab case", id, "arrives");
  const spread = random.integer(-recordRates.labSpread, recordRates.labSpread);
  const [from, to] = recordRates.labLateDays;
  const late = random.chance(recordRates.labLate) ? random.integer(from, to) : 0;
  return nextOpenDay(day + termsOf(work).daysActual + spread + late);
}

function nextOpenDay(day: Day): Day {
  let open = day;
  while (!isOfficeOpen(open)) open++;
  return open;
}

/** A visit to deliver the work holds the patient's newest case. */
function holdForSeat(office: Office, { at, appointment }: EventOf<"appointment booked">): void {
  if (appointment.reason !== "crown seat") return;
  const labCaseId = office.world.records.patientCases.of(appointment.patientId).at(-1);
  if (labCaseId === undefined) return;
  const { work } = existing(office.world.records.labCases, labCaseId, "lab case");
  if (work === "denture" || work === "night guard") return;
  office.record({ kind: "lab case scheduled", at, labCaseId, seatAppointmentId: appointment.id });
  watch(office, at, labCaseId);
}

/** A seat visit that was moved is held against the case again. */
function watchMoved(office: Office, { at, appointmentId }: EventOf<"appointment moved">): void {
  const { reason, patientId } = existing(office.world.appointments, appointmentId, "appointment");
  if (reason !== "crown seat") return;
  for (const id of office.world.records.patientCases.of(patientId)) {
    const { seatAppointmentId } = existing(office.world.records.labCases, id, "lab case");
    if (seatAppointmentId === appointmentId) watch(office, at, id);
  }
}

/** Foresees the desk's question about the case, some days before the seat; at once when the seat is that near. */
function watch(office: Office, at: Moment, labCaseId: number): void {
  const labCase = existing(office.world.records.labCases, labCaseId, "lab case");
  const seat = existing(office.world.appointments, labCase.seatAppointmentId, "appointment");
  if (labCase.received !== undefined) return;
  const seatDay = dayOfMoment(seat.start);
  const arrives = arrivalOf(office, dayOfMoment(labCase.created), labCase);
  const day = nextOpenDay(Math.max(dayOfMoment(at) + 1, seatDay - recordRates.labCheckDays));
  const check = { kind: "lab check", labCaseId, arrives } as const;
  if (day < seatDay) office.agenda.promise(day, check);
  else if (isLate(office, check)) putOff(office, at, arrives, labCase);
}

function checkOnCases(office: Office, day: Day): void {
  const checks = office.agenda.take("lab check", day).filter((check) => isLate(office, check));
  const times = deskTimes(office, day, "laboratory", checks.length);
  for (const [index, { labCaseId, arrives }] of checks.entries()) {
    putOff(
      office,
      times[index] ?? 0,
      arrives,
      existing(office.world.records.labCases, labCaseId, "lab case"),
    );
  }
}

/** The work will not be there the day before the visit that needs it. */
function isLate(office: Office, { labCaseId, arrives }: TaskOf<"lab check">): boolean {
  const { received, seatAppointmentId } = existing(office.world.records.labCases, labCaseId, "lab case");
  const seat = office.world.appointments.get(seatAppointmentId);
  return received === undefined && seat?.status === "scheduled" && dayOfMoment(seat.start) <= arrives;
}

/** Moves the visit until after the parcel; when there is no room, the laboratory sends it by courier. */
function putOff(office: Office, at: Moment, arrives: Day, labCase: LabCase): void {
  const { id, patientId, seatAppointmentId, work } = labCase;
  const seat = existing(office.world.appointments, seatAppointmentId, "appointment");
  const day = formatDay(dayOfMoment(seat.start));
  const text = `${work} not back for ${day}, call laboratory.`;
  makeTask(office, at, {
    list: "Laboratory",
    patientId,
    appointmentId: seatAppointmentId,
    text,
    isUrgent: true,
  });
  const random = office.draw("lab case", id, "put off");
  const days = daysFrom(arrives + 1, arrives + 30);
  const slot = findNewTime(office, at, seat, days, random);
  if (slot === undefined) {
    const courier = { kind: "lab arrival", labCaseId: id } as const;
    office.agenda.promise(dayOfMoment(at) + 1, courier);
    return;
  }
  const userId = deskUser(office, "laboratory", id);
  const note = labLateNote(slot.start);
  makeContact(office, at, patientId, {
    topic: "appointment",
    mode: "phone",
    direction: "sent",
    note,
    userId,
  });
  moveTo(office, at, seat, slot);
  foreseeChange(office, at, seatAppointmentId);
}
