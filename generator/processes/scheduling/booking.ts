import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { newPatientNotes, rebookedNote, visitNotes } from "../../catalog/contact-notes.ts";
import { schedulingRates } from "../../catalog/rates/scheduling.ts";
import type { VisitWish } from "../../world/agenda.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment, VisitReason } from "../../world/treatment.ts";
import type { Office, World } from "../../world/world.ts";
import { deskUser, providersOf } from "../office/staff-on-duty.ts";
import { hygieneContents } from "../recall/hygiene-contents.ts";
import { wasTakenOver } from "../recall/hygiene-regime.ts";
import { patientOf, planProcedure, routine } from "../treatment/chart.ts";
import { dentistAt, findSlot, type Reserve, type Slot } from "./diary.ts";
import { foreseeChange } from "./plan-changes.ts";

const hygieneReasons: ReadonlySet<VisitReason> = new Set([
  "new patient",
  "hygiene",
  "child hygiene",
  "perio maintenance",
  "deep cleaning",
]);

/** Done at a hygienist's chair. */
export const isHygieneReason = (reason: VisitReason): boolean => hygieneReasons.has(reason);

const recallReasons: ReadonlySet<VisitReason> = new Set(["hygiene", "child hygiene", "perio maintenance"]);

/** A regular cleaning, of which a patient has at most one ahead. */
export const isRecallReason = (reason: VisitReason): boolean => recallReasons.has(reason);

/**
 * Finds a time for a visit and books it with its procedures. The wish is dropped when the patient no longer comes or
 * its work is done, and put off when there is no room on the days.
 *
 * @returns the appointment's key, or undefined.
 */
export function bookVisit(
  office: Office,
  at: Moment,
  wish: VisitWish,
  days: Iterable<Day>,
): number | undefined {
  const stillPlanned = wish.procedureIds.filter((id) => isOpen(office.world, id));
  if (!isWanted(office.world, wish, stillPlanned)) {
    dropRoutine(office, at, stillPlanned);
    return undefined;
  }
  const id = office.newId("appointment");
  const slot = findSlot(
    office.world,
    {
      providers: providersFor(office, wish),
      minutes: wish.minutes,
      earliest: at + 1800,
      days,
      patientId: wish.patientId,
      reserve: reserveFor(wish.reason),
    },
    office.draw("appointment", id, "slot"),
  );
  if (slot === undefined) {
    office.agenda.promise(dayOfMoment(at) + 7, { kind: "book", wish });
    return undefined;
  }
  const appointment = makeAppointment(office, at, id, wish, slot);
  const procedureIds = [...stillPlanned, ...planContents(office, at, appointment, stillPlanned)];
  office.record({ kind: "appointment booked", at, appointment, procedureIds });
  foreseeChange(office, at, id);
  return id;
}

/** Takes planned procedures that no diagnosis asked for off the chart: a visit that will not be cannot hold them. */
export function dropRoutine(office: Office, at: Moment, procedureIds: readonly number[]): void {
  for (const procedureId of procedureIds) {
    const { priority, status } = existing(office.world.procedures, procedureId, "procedure");
    if (priority === "none" && status === "planned") {
      office.record({ kind: "procedure deleted", at, procedureId });
    }
  }
}

function isOpen(world: World, procedureId: number): boolean {
  const procedure = existing(world.procedures, procedureId, "procedure");
  return procedure.status === "planned" && procedure.appointmentId === 0;
}

function isWanted(world: World, wish: VisitWish, stillPlanned: readonly number[]): boolean {
  if (patientOf(world, wish.patientId).status !== "patient") return false;
  if (wish.procedureIds.length > 0 && stillPlanned.length === 0) return false;
  return !isRecallReason(wish.reason) || nextRecallVisit(world, wish.patientId) === undefined;
}

/** The scheduled cleaning ahead. */
export function nextRecallVisit(world: World, patientId: number): Appointment | undefined {
  for (const id of world.appointmentsOf(patientId)) {
    const appointment = existing(world.appointments, id, "appointment");
    const { status, reason } = appointment;
    if (status === "scheduled" && (isRecallReason(reason) || reason === "new patient")) return appointment;
  }
  return undefined;
}

/** Cleanings booked long ahead leave room for new patients and deep cleanings, treatment leaves room for pain. */
function reserveFor(reason: VisitReason): Reserve | undefined {
  if (isRecallReason(reason)) return schedulingRates.reserves.recall;
  if (isHygieneReason(reason) || reason === "emergency") return undefined;
  return schedulingRates.reserves.treatment;
}

function providersFor(office: Office, wish: VisitWish): ReadonlySet<number> {
  if (wish.providerId !== 0) return new Set([office.world.staff.standIn(wish.providerId)]);
  const kind = isHygieneReason(wish.reason) ? "hygienist" : "dentist";
  return new Set(
    providersOf(office, kind, patientOf(office.world, wish.patientId).clinicId).map(({ id }) => id),
  );
}

function makeAppointment(office: Office, at: Moment, id: number, wish: VisitWish, slot: Slot): Appointment {
  const patient = patientOf(office.world, wish.patientId);
  const isHygiene = isHygieneReason(wish.reason);
  const dentistId = isHygiene
    ? dentistAt(office.world, slot.start, patient.primaryProviderId)
    : slot.providerId;
  return {
    id,
    patientId: wish.patientId,
    status: "scheduled",
    reason: wish.reason,
    start: slot.start,
    minutes: wish.minutes,
    operatoryId: slot.operatoryId,
    providerId: dentistId,
    hygienistId: isHygiene ? slot.providerId : 0,
    isHygiene,
    isNewPatient: isFirstVisit(office.world, wish),
    isAsap: isWantedSooner(office, at, id, wish, slot),
    confirmation: "unconfirmed",
    arrived: undefined,
    seated: undefined,
    dismissed: undefined,
    note: visitNote(office, id, wish),
    userId: deskUser(office, "books", id),
    created: at,
    edited: at,
  };
}

/** What may be done earlier than booked without upsetting the order of treatment or the interval of cleanings. */
const soonerReasons: ReadonlySet<VisitReason> = new Set([
  "new patient",
  "restorative",
  "root canal",
  "extraction",
]);

/** Some whose visit is a while ahead ask to be called when a time comes free. */
function isWantedSooner(office: Office, at: Moment, id: number, { reason }: VisitWish, slot: Slot): boolean {
  const lead = dayOfMoment(slot.start) - dayOfMoment(at);
  if (lead < schedulingRates.asapLead || !soonerReasons.has(reason)) return false;
  return office.draw("appointment", id, "asap").chance(schedulingRates.asap);
}

/** What the desk notes on the visit; mostly nothing. */
function visitNote(office: Office, id: number, { reason, attempt }: VisitWish): string {
  const random = office.draw("appointment", id, "note");
  if (attempt > 0 && random.chance(0.5)) return rebookedNote;
  const notes = reason === "new patient" ? newPatientNotes : visitNotes;
  return random.chance(schedulingRates.noted) ? random.pick(notes) : "";
}

/** New patients come for their first examination or in pain; the predecessor's patients are not new. */
function isFirstVisit(world: World, { patientId, reason }: VisitWish): boolean {
  if (patientOf(world, patientId).firstVisit !== undefined) return false;
  if (reason === "new patient") return true;
  return reason === "emergency" && !wasTakenOver(world, patientId);
}

/** The procedures that a visit brings along by its reason. */
function planContents(
  office: Office,
  at: Moment,
  appointment: Appointment,
  held: readonly number[],
): readonly number[] {
  if (held.length > 0) return [];
  return contentsOf(office, appointment).map((code) =>
    planProcedure(office, at, dayOfMoment(at), appointment.patientId, routine(code)),
  );
}

function contentsOf(office: Office, appointment: Appointment): readonly string[] {
  switch (appointment.reason) {
    case "hygiene":
    case "child hygiene":
    case "perio maintenance":
    case "new patient":
      return hygieneContents(office, appointment);
    case "emergency":
      return ["D0140"];
    default:
      return ["D9430"];
  }
}
