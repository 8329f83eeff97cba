import { addMonths, type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { recallTypes } from "../../catalog/recall-types.ts";
import type { PracticeEvent } from "../../world/events.ts";
import { existing } from "../../world/existing.ts";
import type { Recall } from "../../world/people.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { nextRecallVisit } from "../scheduling/booking.ts";
import { chartOf, lastDone, patientOf } from "../treatment/chart.ts";
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
  const reason = hygieneReason(office, patientId, day);
  const next = nextRecallVisit(office.world, patientId);
  const scheduled = next === undefined ? undefined : dayOfMoment(next.start);
  const cleaning = cleaningType[reason];
  const chart = chartOf(office.world, patientId);
  const previous = lastDone(chart, cleaningTriggers);
  const intervalMonths = hygieneInterval(office, patientId, reason);
  setRecall(office, at, { patientId, type: cleaning, previous, intervalMonths, scheduled });
  for (const type of ["bitewings", "panoramic"] as const) {
    const last = lastDone(chart, recallTypes[type].triggers);
    if (last === undefined) continue;
    const months = recallTypes[type].defaultMonths;
    setRecall(office, at, { patientId, type, previous: last, intervalMonths: months, scheduled: undefined });
  }
}

const cleaningTypes: readonly Recall["type"][] = ["prophy", "child prophy", "perio"];
const cleaningTriggers = cleaningTypes.flatMap((type) => recallTypes[type].triggers);

/** Writes a recall when something about it changed. A patient has one cleaning recall, whose type may change. */
function setRecall(office: Office, at: Moment, state: Omit<Recall, "id" | "due" | "edited">): void {
  const { patientId, type, previous, intervalMonths } = state;
  const isCleaning = cleaningTypes.includes(type);
  const due = previous === undefined ? undefined : addMonths(previous, intervalMonths);
  const before = office.world
    .recallsOf(patientId)
    .map((id) => existing(office.world.recalls, id, "recall"))
    .find((recall) => recall.type === type || (isCleaning && cleaningTypes.includes(recall.type)));
  const recall: Recall = { ...state, id: before?.id ?? office.newId("recall"), due, edited: at };
  if (before === undefined || isDifferent(before, recall)) office.record({ kind: "recall set", at, recall });
}

const isDifferent = (a: Recall, b: Recall): boolean =>
  a.type !== b.type ||
  a.previous !== b.previous ||
  a.due !== b.due ||
  a.scheduled !== b.scheduled ||
  a.intervalMonths !== b.intervalMonths;
