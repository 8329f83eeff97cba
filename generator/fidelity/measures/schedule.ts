import { civilOf, type Day, dayOfMoment, weekdayOf } from "../../../foundation/calendar.ts";
import type { Appointment, VisitReason } from "../../world/treatment.ts";
import { meanOf, medianOf, Ratio, shareOf } from "../estimate.ts";
import type { Measure, Observation } from "../target.ts";
import { payerOf } from "./patients.ts";
import { type DueAppointment, listIn, type PracticeView } from "./practice-view.ts";

const familyOf =
  (view: PracticeView) =>
  ({ appointment }: DueAppointment): number =>
    view.family(appointment.patientId);

/** Days from booking to the visit. */
export function leadOf({ created, start }: Appointment): number {
  return Math.max(0, dayOfMoment(start) - dayOfMoment(created));
}

/** Appointments of the last year by outcome, out of all that were kept or broken. */
export const outcomeShare =
  (
    outcome: "missed" | "cancelled" | "broken",
    passes: (view: PracticeView, due: DueAppointment) => boolean = () => true,
  ): Measure =>
  (view) =>
    shareOf(
      view.due.filter((due) => passes(view, due)),
      familyOf(view),
      (due) => due.outcome === outcome || (outcome === "broken" && due.outcome !== "complete"),
    );

export const noShowOfAges = (from: number, to: number): Measure =>
  outcomeShare("missed", (view, { appointment, day }) => {
    const age = view.ageOf(appointment.patientId, day);
    return age >= from && age <= to;
  });

type Side = (view: PracticeView, due: DueAppointment) => boolean;

/** How many times as often appointments of one side are missed as those of the other. */
export const noShowRatio =
  (side: Side, other: Side): Measure =>
  (view) => {
    const above = outcomeShare("missed", side)(view);
    const below = outcomeShare("missed", other)(view);
    if (above === undefined || below === undefined || below.value === 0) return undefined;
    const value = above.value / below.value;
    const relative = Math.hypot(
      above.value === 0 ? 1 : above.standardError / above.value,
      below.standardError / below.value,
    );
    return { value, sampleSize: above.sampleSize, standardError: value * relative };
  };

export const isNewPatientVisit: Side = (_, { appointment }) => appointment.isNewPatient;
export const isKnownPatientVisit: Side = (_, { appointment }) => !appointment.isNewPatient;
export const isPublicPatient: Side = (view, { appointment }) =>
  payerOf(view, appointment.patientId) === "public";
export const isPrivatePatient: Side = (view, { appointment }) =>
  payerOf(view, appointment.patientId) === "private";
export const isLongLead: Side = (_, { appointment }) => leadOf(appointment) > 90;
export const isShortLead: Side = (_, { appointment }) => leadOf(appointment) < 14;
export const isMondayOrFriday: Side = (_, { day }) => weekdayOf(day) === 1 || weekdayOf(day) === 5;
export const isMidweek: Side = (_, { day }) => weekdayOf(day) >= 2 && weekdayOf(day) <= 4;

/** How the odds of a no-show grow with each year of age to 19, by the middle ages of two halves (0–9 and 10–19). */
export const noShowOddsPerYear: Measure = (view) => {
  const young = noShowOfAges(0, 9)(view);
  const older = noShowOfAges(10, 19)(view);
  if (young === undefined || older === undefined || young.value === 0) return undefined;
  const odds = (share: number): number => share / (100 - share);
  const value = (odds(older.value) / odds(young.value)) ** (1 / 9);
  const relative =
    Math.hypot(older.standardError / Math.max(older.value, 0.1), young.standardError / young.value) / 9;
  return { value, sampleSize: young.sampleSize + older.sampleSize, standardError: value * relative };
};

/** Appointments that the patient confirmed before coming, out of those kept. */
export const confirmedShare: Measure = (view) => {
  const confirmed = new Set<number>();
  for (const event of view.practice.events) {
    if (event.kind === "appointment confirmed" && event.confirmation === "confirmed")
      confirmed.add(event.appointmentId);
  }
  return shareOf(view.due, familyOf(view), ({ appointment }) => confirmed.has(appointment.id));
};

/** Mean days from booking to coming. */
export const meanLead =
  (passes: (appointment: Appointment) => boolean): Measure =>
  (view) =>
    meanOf(
      view.visits.filter(({ appointment }) => passes(appointment)),
      familyOf(view),
      ({ appointment }) => leadOf(appointment),
    );

const treatmentReasons: ReadonlySet<VisitReason> = new Set([
  "restorative",
  "extraction",
  "root canal",
  "crown prep",
]);

export const isTreatmentVisit = ({ reason }: Appointment): boolean => treatmentReasons.has(reason);

export const appointmentsPerDay: Measure = (view) => {
  const days = new Map<Day, number>();
  for (const { day } of view.visits) if (view.inLastYear(day)) days.set(day, (days.get(day) ?? 0) + 1);
  return meanOf(
    days,
    ([day]) => day,
    ([, count]) => count,
  );
};

/** Patients by provider and day on the schedule. A dentist sees those too who are examined at the hygienist's chair. */
export const patientsPerDay =
  (kind: "dentist" | "hygienist"): Measure =>
  (view) => {
    const visits = new Map<string, number>();
    for (const { appointment, day } of view.visits) {
      if (!isSeenBy(kind, view, appointment)) continue;
      const own = kind === "hygienist" ? appointment.hygienistId : appointment.providerId;
      const key = `${own} ${day}`;
      visits.set(key, (visits.get(key) ?? 0) + 1);
    }
    const ratio = new Ratio();
    for (const [providerId, days] of view.workedDays(kind)) {
      for (const day of days) ratio.add(Math.floor(day / 7), visits.get(`${providerId} ${day}`) ?? 0);
    }
    return ratio.observe();
  };

function isSeenBy(kind: "dentist" | "hygienist", view: PracticeView, appointment: Appointment): boolean {
  if (kind === "hygienist") return appointment.isHygiene;
  return !appointment.isHygiene || codesOf(view, appointment.id).some((code) => examinations.has(code));
}

/** The dentist's part of a hygiene visit. */
const examinations: ReadonlySet<string> = new Set(["D0120", "D0140", "D0145", "D0150", "D0180"]);

/** Minutes of kept visits out of those on the schedule in the last year. */
export const fullness: Measure = (view) => {
  const ratio = new Ratio();
  for (const { day, startMinute, stopMinute } of view.world.scheduleBlocks.values()) {
    if (view.inLastYear(day)) ratio.add(Math.floor(day / 7), 0, stopMinute - startMinute);
  }
  for (const { appointment, day } of view.visits) {
    if (view.inLastYear(day)) ratio.add(Math.floor(day / 7), appointment.minutes, 0);
  }
  return ratio.observe(100);
};

/** Hygiene patients who left with their next hygiene visit booked. */
export const reappointed: Measure = (view) => {
  const booked = new Map<number, Appointment[]>();
  for (const appointment of view.world.appointments.values()) {
    if (appointment.isHygiene) listIn(booked, appointment.patientId).push(appointment);
  }
  const visits = view.visits.filter(({ appointment }) => appointment.isHygiene);
  return shareOf(visits, familyOf(view), ({ appointment, day }) =>
    (booked.get(appointment.patientId) ?? []).some(
      ({ created, start }) => dayOfMoment(created) <= day && dayOfMoment(start) > day,
    ),
  );
};

/** Middle length of kept visits. */
export const visitMinutes =
  (passes: (appointment: Appointment, codes: readonly string[]) => boolean): Measure =>
  (view) =>
    medianOf(
      view.visits
        .filter(({ appointment }) => passes(appointment, codesOf(view, appointment.id)))
        .map(({ appointment }) => appointment.minutes),
    );

function codesOf({ world }: PracticeView, appointmentId: number): readonly string[] {
  return world.proceduresOfAppointment(appointmentId).map((id) => world.procedures.get(id)?.code ?? "");
}

export const hasReason =
  (reason: VisitReason) =>
  (appointment: Appointment): boolean =>
    appointment.reason === reason;

/** A visit for one filling of one surface, or for fillings of more. */
export const isFillingVisit =
  (size: "one surface" | "more") =>
  (_: Appointment, codes: readonly string[]): boolean => {
    const fillings = codes.filter((code) => fillingSurfaces.has(code));
    if (fillings.length === 0 || fillings.length < codes.length) return false;
    const surfaces = fillings.reduce((sum, code) => sum + (fillingSurfaces.get(code) ?? 0), 0);
    return size === "one surface" ? surfaces === 1 : surfaces > 1;
  };

/** Surfaces by filling code. */
const fillingSurfaces: ReadonlyMap<string, number> = new Map([
  ["D2140", 1],
  ["D2150", 2],
  ["D2160", 3],
  ["D2330", 1],
  ["D2331", 2],
  ["D2332", 3],
  ["D2335", 4],
  ["D2391", 1],
  ["D2392", 2],
  ["D2393", 3],
  ["D2394", 4],
]);

/** Middle number of days from a patient's crown preparation to the next seating. */
export const crownSeatDelay: Measure = (view) => {
  const delays: number[] = [];
  const prepared = new Map<number, Day>();
  const visits = [...view.visits].sort((a, b) => a.appointment.start - b.appointment.start);
  for (const { appointment, day } of visits) {
    const { patientId, reason } = appointment;
    if (reason === "crown prep") prepared.set(patientId, day);
    const before = prepared.get(patientId);
    if (reason !== "crown seat" || before === undefined) continue;
    delays.push(day - before);
    prepared.delete(patientId);
  }
  return medianOf(delays);
};

/** Middle number of days from an implant to its crown. */
export const implantCrownDelay: Measure = (view) => {
  const placed = new Map<string, Day>();
  for (const { code, patientId, tooth, day } of view.completed) {
    if (code === "D6010") placed.set(`${patientId} ${tooth}`, day);
  }
  const delays = view.completed.flatMap(({ code, patientId, tooth, day }) => {
    const before = code === "D6058" ? placed.get(`${patientId} ${tooth}`) : undefined;
    return before === undefined ? [] : [day - before];
  });
  return medianOf(delays);
};

/** Active patients whose due day for prevention has passed without a visit booked. */
export const recallOverdue: Measure = (view) => {
  const preventive: ReadonlySet<string> = new Set(["prophy", "child prophy", "perio"]);
  return shareOf(
    view.active,
    ({ guarantorId }) => guarantorId,
    ({ id }) =>
      view.world.recallsOf(id).some((recallId) => {
        const recall = view.world.recalls.get(recallId);
        return (
          recall?.due !== undefined &&
          preventive.has(recall.type) &&
          recall.due < view.asOf &&
          recall.scheduled === undefined
        );
      }),
  );
};

/** Production of the busiest and the quietest calendar month per open day, 100 being the mean of all months. */
export const monthIndex =
  (end: "best" | "worst"): Measure =>
  (view): Observation | undefined => {
    const index = [...monthIndexes(view).values()].sort((a, b) => a - b);
    const value = end === "best" ? index.at(-1) : index[0];
    return value === undefined ? undefined : { value, sampleSize: index.length, standardError: 0 };
  };

/** By calendar month, 1–12. */
export function monthIndexes(view: PracticeView): ReadonlyMap<number, number> {
  const visits = new Map<number, number>();
  const open = new Map<number, Set<Day>>();
  for (const { day } of view.visits) {
    const { month } = civilOf(day);
    visits.set(month, (visits.get(month) ?? 0) + 1);
    const days = open.get(month);
    if (days === undefined) open.set(month, new Set([day]));
    else days.add(day);
  }
  const perDay = [...visits].map(([month, count]) => [month, count / (open.get(month)?.size ?? 1)] as const);
  const mean = perDay.reduce((sum, [, rate]) => sum + rate, 0) / Math.max(1, perDay.length);
  return new Map(perDay.sort(([a], [b]) => a - b).map(([month, rate]) => [month, (100 * rate) / mean]));
}
