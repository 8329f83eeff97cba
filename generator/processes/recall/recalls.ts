import { addMonths, type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { recallTypes } from "../../catalog/recall-types.ts";
import type { PracticeEvent } from "../../world/events.ts";
import { existing } from "../../world/existing.ts";
import type { Recall } from "../../world/people.ts";
import type { DailyProcess, Office, World } from "../../world/world.ts";
import { nextRecallVisit } from "../scheduling/booking.ts";
import { patientOf } from "../treatment/chart.ts";
import { type HygieneReason, hygieneInterval, hygieneReason } from "./hygiene-regime.ts";

/** Keeps each patient's recalls: when last, when next, and whether a visit holds it. */
export const recalls: DailyProcess = {
  name: "recalls",
  runDay(office, day) {
    for (const [patientId, at] of touchedToday(office)) {
      if (patientOf(office.world, patientId).status === "patient") updateRecalls(office, at, patientId, day);
    }
  },
};

/** The patients whose recalls may have changed, with the last moment that touched them, in order of that moment. */
function touchedToday(office: Office): readonly (readonly [number, Moment])[] {
  const last = new Map<number, Moment>();
  for (const event of office.eventsToday()) {
    const patientId = patientTouched(office, event);
    if (patientId !== undefined) last.set(patientId, Math.max(event.at, last.get(patientId) ?? 0));
  }
  return [...last].sort(([a, atA], [b, atB]) => atA - atB || a - b);
}

function patientTouched(office: Office, event: PracticeEvent): number | undefined {
  switch (event.kind) {
    case "patient joined":
      return event.patient.id;
    case "appointment booked":
    case "appointment moved":
    case "appointment broken":
    case "appointment completed": {
      const id = event.kind === "appointment booked" ? event.appointment.id : event.appointmentId;
      const { patientId, isHygiene } = existing(office.world.appointments, id, "appointment");
      return isHygiene ? patientId : undefined;
    }
    default:
      return undefined;
  }
}

const cleaningType: Readonly<Record<HygieneReason, Recall["type"]>> = {
  hygiene: "prophy",
  "child hygiene": "child prophy",
  "perio maintenance": "perio",
};

function updateRecalls(office: Office, at: Moment, patientId: number, day: Day): void {
  const { world } = office;
  const reason = hygieneReason(office, patientId, day);
  const next = nextRecallVisit(world, patientId);
  const scheduled = next === undefined ? undefined : dayOfMoment(next.start);
  const last = lastTriggers(world, patientId);
  const cleaning = cleaningType[reason];
  const intervalMonths = hygieneInterval(office, patientId, reason);
  setRecall(office, at, { patientId, type: cleaning, previous: last.cleaning, intervalMonths, scheduled });
  const held = next === undefined ? {} : filmsOf(world, next.id);
  for (const type of films) {
    const previous = last[type];
    if (previous === undefined) continue;
    const months = recallTypes[type].defaultMonths;
    const heldOn = held[type] === true ? scheduled : undefined;
    setRecall(office, at, { patientId, type, previous, intervalMonths: months, scheduled: heldOn });
  }
}

const films = ["bitewings", "panoramic"] as const;
const filmTriggers = {
  bitewings: new Set(recallTypes.bitewings.triggers),
  panoramic: new Set(recallTypes.panoramic.triggers),
} as const;
const cleaningTypes: ReadonlySet<Recall["type"]> = new Set(["prophy", "child prophy", "perio"]);

/** The recall for cleanings, of whatever kind: a patient has one. */
export const isCleaningRecall = (type: Recall["type"]): boolean => cleaningTypes.has(type);

const cleaningTriggers: ReadonlySet<string> = new Set(
  [...cleaningTypes].flatMap((type) => recallTypes[type].triggers),
);

interface LastTriggers {
  cleaning: Day | undefined;
  bitewings: Day | undefined;
  panoramic: Day | undefined;
}

/** The newest day of what triggers each recall, in one pass: this runs for every patient whom a day touches. */
function lastTriggers(world: World, patientId: number): LastTriggers {
  const last: LastTriggers = { cleaning: undefined, bitewings: undefined, panoramic: undefined };
  for (const id of world.proceduresOf(patientId)) {
    const { code, completed } = existing(world.procedures, id, "procedure");
    if (completed === undefined) continue;
    if (cleaningTriggers.has(code)) last.cleaning = Math.max(completed, last.cleaning ?? completed);
    for (const type of films) {
      if (filmTriggers[type].has(code)) last[type] = Math.max(completed, last[type] ?? completed);
    }
  }
  return last;
}

/** The recalls for films that an appointment holds. */
function filmsOf(world: World, appointmentId: number): { bitewings?: boolean; panoramic?: boolean } {
  const held: { bitewings?: boolean; panoramic?: boolean } = {};
  for (const id of world.proceduresOfAppointment(appointmentId)) {
    const { code } = existing(world.procedures, id, "procedure");
    for (const type of films) if (filmTriggers[type].has(code)) held[type] = true;
  }
  return held;
}

/** Writes a recall when something about it changed. A patient has one cleaning recall, whose type may change. */
function setRecall(office: Office, at: Moment, state: Omit<Recall, "id" | "due" | "edited">): void {
  const { patientId, type, previous, intervalMonths, scheduled } = state;
  const due = previous === undefined ? undefined : addMonths(previous, intervalMonths);
  const before = recallOfKind(office.world, patientId, type);
  if (before !== undefined && !isDifferent(before, state, due)) return;
  const id = before?.id ?? office.newId("recall");
  const recall: Recall = { id, patientId, type, previous, due, scheduled, intervalMonths, edited: at };
  office.record({ kind: "recall set", at, recall });
}

function recallOfKind(world: World, patientId: number, type: Recall["type"]): Recall | undefined {
  const isCleaning = cleaningTypes.has(type);
  for (const id of world.recallsOf(patientId)) {
    const recall = existing(world.recalls, id, "recall");
    if (recall.type === type || (isCleaning && cleaningTypes.has(recall.type))) return recall;
  }
  return undefined;
}

const isDifferent = (
  before: Recall,
  state: Omit<Recall, "id" | "due" | "edited">,
  due: Day | undefined,
): boolean =>
  before.type !== state.type ||
  before.previous !== state.previous ||
  before.due !== due ||
  before.scheduled !== state.scheduled ||
  before.intervalMonths !== state.intervalMonths;
