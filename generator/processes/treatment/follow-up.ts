import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { courseRates } from "../../catalog/rates/courses.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment, Procedure, VisitReason } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { bookVisit } from "../scheduling/booking.ts";
import { daysFrom } from "../scheduling/diary.ts";
import { visitMinutes } from "../scheduling/visit-minutes.ts";
import { chartOf } from "./chart.ts";
import { healing, isOpenTreatment, mustWait, reasonFor, stageOf } from "./course.ts";

/**
 * The next visits of work begun at this one. What follows is read off the chart, and is booked only when the step
 * before it is done: so no crown comes before its root canal, however often a visit is put off.
 */
export function bookFollowUps(office: Office, at: Moment, appointment: Appointment): void {
  const random = office.draw("appointment", appointment.id, "follow-up");
  const chart = chartOf(office.world, appointment.patientId);
  for (const next of nextSteps(office, appointment, chart, random)) book(office, at, appointment, next);
}

interface NextStep {
  readonly reason: VisitReason;
  readonly procedures: readonly Procedure[];
  /** Days from now. */
  readonly wait: number;
  /** Whether the same dentist goes on. */
  readonly sameDentist: boolean;
}

function nextSteps(
  office: Office,
  appointment: Appointment,
  chart: readonly Procedure[],
  random: Random,
): readonly NextStep[] {
  const done = office.world
    .proceduresOfAppointment(appointment.id)
    .map((id) => existing(office.world.procedures, id, "procedure"));
  const open = chart.filter(isOpenTreatment);
  return [
    ...toothSteps(done, open, chart, random),
    ...deepCleaningSteps(done, open, chart, random),
    ...dentureSteps(office, appointment, done, open, random),
    ...seatSteps(appointment, random),
  ];
}

/** The next stage of each tooth worked on. */
function toothSteps(
  done: readonly Procedure[],
  open: readonly Procedure[],
  chart: readonly Procedure[],
  random: Random,
): readonly NextStep[] {
  const teeth = new Set(done.filter(({ code }) => stageOf(code) > 0).map(({ tooth }) => tooth));
  const steps: NextStep[] = [];
  for (const tooth of teeth) {
    const ready = open.filter(
      (procedure) => procedure.tooth === tooth && stageOf(procedure.code) > 0 && !mustWait(procedure, chart),
    );
    const first = ready[0];
    if (first === undefined) continue;
    const [from, to] = healing[stageOf(first.code)] ?? courseRates.usualWait;
    const wait = random.integer(from, to);
    steps.push({ reason: reasonFor(first.code), procedures: ready, wait, sameDentist: true });
  }
  return steps;
}

/** The other side of the mouth a week or two later; after the last, the gums are measured again. */
function deepCleaningSteps(
  done: readonly Procedure[],
  open: readonly Procedure[],
  chart: readonly Procedure[],
  random: Random,
): readonly NextStep[] {
  const isDeep = ({ code }: Procedure): boolean => code.startsWith("D434") && code !== "D4346";
  if (!done.some(isDeep)) return [];
  const procedures = open.filter(isDeep);
  if (procedures.length > 0) {
    const wait = random.integer(...courseRates.otherSide);
    return [{ reason: "deep cleaning", procedures, wait, sameDentist: false }];
  }
  if (chart.some((one) => isDeep(one) && one.status === "planned")) return [];
  if (!random.chance(courseRates.measuredAgain)) return [];
  const wait = random.integer(...courseRates.measuredAgainAfter);
  return [{ reason: "consultation", procedures: [], wait, sameDentist: false }];
}

/** Impressions, bite and try-in without a fee, and then the delivery. */
function dentureSteps(
  office: Office,
  { id, patientId, reason }: Appointment,
  done: readonly Procedure[],
  open: readonly Procedure[],
  random: Random,
): readonly NextStep[] {
  const denture = open.find(({ code }) => code.startsWith("D5"));
  const isStep = reason === "prosthodontics" && done.every(({ code }) => code === "D9430");
  if (denture === undefined || !isStep) return [];
  const steps = office.world
    .appointmentsOf(patientId)
    .map((visitId) => existing(office.world.appointments, visitId, "appointment"))
    .filter(
      (visit) =>
        visit.reason === "prosthodontics" &&
        visit.id !== id &&
        visit.status === "complete" &&
        dayOfMoment(visit.start) > (denture.planned ?? 0),
    ).length;
  const isReady = steps + 1 >= courseRates.dentureSteps;
  const wait = random.integer(...courseRates.dentureStep);
  return [{ reason: "prosthodontics", procedures: isReady ? [denture] : [], wait, sameDentist: true }];
}

/** A crown made at the laboratory comes back in two to three weeks: a visit without a fee. */
function seatSteps({ reason }: Appointment, random: Random): readonly NextStep[] {
  if (reason !== "crown prep") return [];
  return [
    { reason: "crown seat", procedures: [], wait: random.integer(...courseRates.seat), sameDentist: true },
  ];
}

function book(office: Office, at: Moment, appointment: Appointment, next: NextStep): void {
  const { patientId, providerId } = appointment;
  const due: Day = dayOfMoment(at) + next.wait;
  const wish = {
    patientId,
    reason: next.reason,
    minutes: visitMinutes(office, patientId, next.reason),
    procedureIds: next.procedures.map(({ id }) => id),
    providerId: next.sameDentist ? providerId : 0,
    attempt: 0,
    notBefore: due,
  };
  bookVisit(office, at, wish, daysFrom(due, due + courseRates.bookedWithin));
}
