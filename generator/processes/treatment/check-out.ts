import { addMonths, type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { acceptanceRates } from "../../catalog/rates/acceptance.ts";
import { recallRates } from "../../catalog/rates/recall.ts";
import { schedulingRates } from "../../catalog/rates/scheduling.ts";
import type { VisitWish } from "../../world/agenda.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment, Procedure } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { habitOf, hygieneInterval, hygieneReason } from "../recall/hygiene-regime.ts";
import { bookVisit, isHygieneReason, isRecallReason, nextRecallVisit } from "../scheduling/booking.ts";
import { daysAround, daysFrom } from "../scheduling/diary.ts";
import { visitMinutes } from "../scheduling/visit-minutes.ts";
import { chartOf } from "./chart.ts";
import { isOpenTreatment, mustWait, reasonFor } from "./course.ts";
import type { PlannedCase } from "./examination.ts";
import { bookFollowUps } from "./follow-up.ts";
import { saveActivePlan } from "./treatment-plans.ts";

/** At the desk on leaving: treatment that was accepted, the next step of work begun, the next cleaning. */
export function checkOut(
  office: Office,
  at: Moment,
  appointment: Appointment,
  accepted: readonly PlannedCase[],
): void {
  accepted.forEach((one, index) => {
    begin(office, at, appointment, one, index);
  });
  if (isRecallReason(appointment.reason)) takeUpOlderWork(office, at, appointment);
  bookFollowUps(office, at, appointment);
  if (isHygieneReason(appointment.reason)) bookNextCleaning(office, at, appointment);
  if (appointment.isNewPatient && appointment.reason === "emergency") offerFirstExam(office, at, appointment);
  if (!isHygieneReason(appointment.reason)) saveActivePlanIfAny(office, at, appointment);
}

/** Books the first course of an accepted case at once, or when the patient has thought it over; what follows waits for it. */
function begin(
  office: Office,
  at: Moment,
  { id, patientId }: Appointment,
  { courses }: PlannedCase,
  index: number,
): void {
  const first = courses[0];
  if (first === undefined) return;
  const random = office.draw("appointment", id, "begin", index);
  const today = dayOfMoment(at);
  const { reason, minutes, procedureIds } = first;
  const wish = { patientId, reason, minutes, procedureIds, providerId: 0, attempt: 0 };
  if (random.chance(acceptanceRates.bookedOnLeaving)) {
    const [lead, leadSigma] = schedulingRates.treatmentLead;
    const wait = Math.max(1, Math.round(random.logNormal(lead, leadSigma))) + index * 3;
    bookVisit(office, at, wish, daysFrom(today + wait, today + wait + 45));
    return;
  }
  const [thinks, thinksSigma] = acceptanceRates.thinksFor;
  const thinking = 1 + Math.round(random.logNormal(thinks, thinksSigma));
  office.agenda.promise(today + thinking, { kind: "book", wish });
}

/** At a later examination some patients take up work that they had declined. */
function takeUpOlderWork(office: Office, at: Moment, { id, patientId }: Appointment): void {
  const today = dayOfMoment(at);
  const chart = chartOf(office.world, patientId);
  const open = chart.filter(
    (procedure) => isOpenTreatment(procedure) && procedure.planned !== today && !mustWait(procedure, chart),
  );
  const first = open[0];
  if (
    first === undefined ||
    !office.draw("appointment", id, "older work").chance(acceptanceRates.takenUpLater)
  )
    return;
  const reason = reasonFor(first.code);
  const together = open.filter((other) => fitsOneVisit(first, other)).slice(0, 3);
  const procedureIds = together.map((procedure) => procedure.id);
  const minutes = visitMinutes(office, patientId, reason);
  // A denture is delivered some visits later.
  const firstVisit = first.code.startsWith("D5") ? [] : procedureIds;
  const wish: VisitWish = {
    patientId,
    reason,
    minutes,
    procedureIds: firstVisit,
    providerId: 0,
    attempt: 0,
  };
  bookVisit(office, at, wish, daysFrom(today + 5, today + 50));
}

/** Work of one kind; large work only on the same tooth, and what must heal or be made first is not hurried. */
function fitsOneVisit(first: Procedure, other: Procedure): boolean {
  if (reasonFor(first.code) !== reasonFor(other.code)) return false;
  if (first.code.startsWith("D434")) return first.surface.endsWith("R") === other.surface.endsWith("R");
  if (/^D[58]/.test(first.code) || /^D[58]/.test(other.code)) return first.id === other.id;
  if (isBridgeUnit(first.code) || isBridgeUnit(other.code)) {
    return isBridgeUnit(first.code) && isBridgeUnit(other.code);
  }
  const isLarge = /^D(27|29|33|60)/.test(first.code);
  return !isLarge || first.tooth === other.tooth;
}

const isBridgeUnit = (code: string): boolean => code === "D6240" || code === "D6750";

function bookNextCleaning(office: Office, at: Moment, appointment: Appointment): void {
  const { id, patientId, reason } = appointment;
  if (reason === "deep cleaning" && !isLastDeepCleaning(office, patientId)) return;
  if (nextRecallVisit(office.world, patientId) !== undefined) return;
  const random = office.draw("appointment", id, "next cleaning");
  const today = dayOfMoment(at);
  const next = hygieneReason(office, patientId, addMonths(today, 6));
  const months = hygieneInterval(office, patientId, next);
  if (random.chance(recallRates.prebooks[habitOf(office, patientId)])) {
    const target = addMonths(today, months) + random.integer(0, schedulingRates.hygieneJitterDays);
    const minutes = visitMinutes(office, patientId, next);
    const early = schedulingRates.hygieneEarlyDays;
    const notBefore = target - early;
    const wish = { patientId, reason: next, minutes, procedureIds: [], providerId: 0, attempt: 0, notBefore };
    bookVisit(office, at, wish, daysAround(target, early, target + 60));
    return;
  }
  promiseRecallContact(office, addMonths(today, months), patientId);
}

function promiseRecallContact(office: Office, due: Day, patientId: number): void {
  office.agenda.promise(due + recallRates.firstContactDelay, {
    kind: "recall contact",
    patientId,
    attempt: 1,
  });
}

const isLastDeepCleaning = (office: Office, patientId: number): boolean =>
  !chartOf(office.world, patientId).some(
    ({ code, status, appointmentId }) =>
      code.startsWith("D434") && status === "planned" && appointmentId !== 0,
  );

/** Who came in pain is asked to come for a full examination. */
function offerFirstExam(office: Office, at: Moment, { id, patientId }: Appointment): void {
  if (!office.draw("appointment", id, "first exam").chance(0.6)) return;
  const today = dayOfMoment(at);
  const minutes = visitMinutes(office, patientId, "new patient");
  const wish = {
    patientId,
    reason: "new patient",
    minutes,
    procedureIds: [],
    providerId: 0,
    attempt: 0,
  } as const;
  bookVisit(office, at, wish, daysFrom(today + 7, today + 60));
}

/** Work that was done leaves the active plan. */
function saveActivePlanIfAny(office: Office, at: Moment, { patientId, providerId }: Appointment): void {
  const hasActive = office.world
    .treatmentPlansOf(patientId)
    .some((id) => existing(office.world.treatmentPlans, id, "plan").status === "active");
  if (hasActive) saveActivePlan(office, at, patientId, providerId);
}
